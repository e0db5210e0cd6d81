using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Digests;

/// <summary>The author's card that shows how a release stands.</summary>
internal sealed class ReleaseCards(Messenger messenger, PersonStore people)
{
    /// <summary>Left alone while it shows the same check-in open for edits: whatever stands in its input would be gone.</summary>
    public async Task ReleasedAsync(PersonId author, CheckIn checkIn, Release release, CancellationToken ct)
    {
        if (release.CardActivityId is { } card
            && await people.GetStoredAsync(author, ct) is var person && OpenDialog.Of(person)?.CheckIn.Id != checkIn.Id)
            await messenger.UpdateAsync(author, card, CardActivity.For(PromptCard.AsItStands(checkIn, person.Zone)), ct);
    }
}
