namespace TeamsMentorBot.People;

/// <summary>Where to write to somebody who never wrote to the bot. The local run gives each of its people an own one.</summary>
internal sealed record ServiceUrls(Func<PersonId, Uri> Proactive);
