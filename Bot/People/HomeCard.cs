using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.People;

/// <summary>What somebody can do now: the answer to hello, help and whatever belongs nowhere.</summary>
internal static class HomeCard
{
    private const int MostButtons = 6;

    /// <param name="lead">The sentence above; it says why they see this.</param>
    /// <param name="now">Says whether a pause is still on.</param>
    public static AdaptiveCard For(Standing standing, Person person, string lead, DateTimeOffset now) => new()
    {
        Body = [new TextBlock(lead), .. Hints(standing, person, now)],
        Actions = Buttons(standing, person, person.IsPausedAt(now)) is { Count: > 0 } buttons ? buttons : null,
    };

    private static IEnumerable<CardElement> Hints(Standing standing, Person person, DateTimeOffset now)
    {
        if (person.IsPausedAt(now))
            yield return new TextBlock(Phrase.With(Strings.Pause_Until, Phrase.Day(person.PausedUntil!.Value))) { Spacing = Spacing.Small };
        if (person.Participation == Participation.Stopped && standing.AsMentee.Count > 0)
            yield return Subtle(Strings.Home_Stopped);
        if (standing.AsMentee.Count > 0)
            yield return Subtle(Strings.Home_MenteeHint);
        if (standing.AsMentee.Any(membership => membership.Pairing.Sponsor is not null))
            yield return Subtle(Strings.Home_PackHint);
        if (standing.AsMentor.Count > 0)
            yield return Subtle(Strings.Home_MentorHint);
        else if (standing.AsSponsor.Count > 0)
            yield return Subtle(Strings.Home_SponsorHint);
        if (standing.AsOwner.Count > 0 || standing.IsOwnerOfAll)
            yield return Subtle(Strings.Home_OwnerHint);
        if (standing.IsOwnerOfAll)
            yield return Subtle(Strings.Home_OwnerOfAllHint);
        if (standing.IsNobodyHere)
            yield return Subtle(Strings.Welcome_Nobody);
        yield return Subtle(Strings.Home_DataHint);
    }

    private static List<CardButton> Buttons(Standing standing, Person person, bool isPaused)
    {
        var buttons = new List<CardButton>();
        if (isPaused)
            buttons.Add(new ExecuteAction(Strings.Pause_End, PeopleVerbs.EndPause));
        if (person.LooseText is not null)
        {
            if (standing.AsMentee.Count > 0)
                buttons.Add(new ExecuteAction(Strings.Home_UseText, PeopleVerbs.UseText));
            buttons.Add(new ExecuteAction(Strings.Home_DropText, PeopleVerbs.DropText));
        }

        if (person.Dialog is not null)
            buttons.Add(new ExecuteAction(Strings.Home_Continue, PeopleVerbs.Continue) { Style = ButtonStyle.Positive });
        if (standing.AsMentee.Count > 0)
            buttons.Add(new ExecuteAction(Strings.Home_Milestone, PeopleVerbs.Milestone));
        if (standing.AsReader.Count > 0)
            buttons.Add(new ExecuteAction(Strings.Home_Digest, PeopleVerbs.Digest));
        if (standing.AsOwner.Count > 0)
            buttons.Add(new ExecuteAction(Strings.Home_Rhythm, PeopleVerbs.Rhythm));
        if (standing.AsMentee.Count > 0)
            buttons.Add(new ExecuteAction(Strings.Home_Space, PeopleVerbs.Space));
        if (standing.AsMentee.Count + standing.AsMentor.Count > 0)
            buttons.Add(new ExecuteAction(Strings.Home_Reflect, PeopleVerbs.Reflect));
        return [.. buttons.Take(MostButtons)];
    }

    private static TextBlock Subtle(string text) => new(text) { IsSubtle = true, Spacing = Spacing.Small };
}
