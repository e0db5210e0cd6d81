using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>Tells a mentee and both mentors, in their own chats, that one took the other's place. Whoever never opened the bot is not told.</summary>
internal sealed class MentorNews(Deliveries deliveries, Messenger messenger, PersonStore people)
{
    /// <param name="picked">As it was before.</param>
    public async Task TellAsync(OwnedPairing picked, PersonName instead, CancellationToken ct)
    {
        var (mentee, before) = (picked.Pairing.Mentee, picked.Mentor!);
        // The same pairing may see several changes; each is told once.
        var key = $"mentor.{picked.Mark(instead)}";
        var title = picked.Program.Title;
        await SendAsync(mentee.Id, key, Said(Strings.Pairing_ToldMentee, instead.Name, title, before.Name), ct);
        await SendAsync(before.Id, key, Said(Strings.Pairing_ToldFormer, instead.Name, mentee.Name, title), ct);
        await SendAsync(instead.Id, key, Said(Strings.Pairing_ToldNew, mentee.Name, title), ct);
    }

    private static string Said(string sentence, params IEnumerable<string> names) =>
        Phrase.With(sentence, [.. names.Select(name => PlainText.Escape(PlainText.Line(name)))]);

    private async Task SendAsync(PersonId to, string key, string text, CancellationToken ct)
    {
        if ((await people.GetAsync(to, ct)).Address is null)
            return;
        var message = Activity.Message(text) with { Summary = Strings.Pairing_ToldSummary };
        await deliveries.SendOnceAsync(to.Key, key, token => messenger.SendAsync(to, message, token), ct);
    }
}
