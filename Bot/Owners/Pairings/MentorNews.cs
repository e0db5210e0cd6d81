using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>Tells a mentee and both mentors, in their own chats, that one took the other's place. Whoever never opened the bot is not told.</summary>
internal sealed class MentorNews(Agenda agenda, Deliveries deliveries, Messenger messenger, PersonStore people)
{
    /// <summary>Before the change, so that whoever dies after it leaves somebody to tell them.</summary>
    public Task PlanAsync(Pairing pairing, string mark, CancellationToken ct) => agenda.AddAsync(TellOfHandover.Item(pairing, mark, agenda.Now), ct);

    public async Task TellAsync(Pairing pairing, MentoringProgram program, Handover handover, CancellationToken ct)
    {
        var (mentee, from, to) = (pairing.Mentee, handover.From, handover.To);
        // The same pairing may see several changes; each is told once.
        var key = $"mentor.{handover.Mark}";
        await SendAsync(mentee.Id, key, Said(Strings.Pairing_ToldMentee, to.Name, program.Title, from.Name), ct);
        await SendAsync(from.Id, key, Said(Strings.Pairing_ToldFormer, to.Name, mentee.Name, program.Title), ct);
        await SendAsync(to.Id, key, Said(Strings.Pairing_ToldNew, mentee.Name, program.Title), ct);
    }

    private static string Said(string sentence, params IEnumerable<string> names) =>
        Phrase.With(sentence, [.. names.Select(name => PlainText.Escape(PlainText.Line(name)))]);

    private async Task SendAsync(PersonId to, string key, string text, CancellationToken ct)
    {
        if ((await people.GetStoredAsync(to, ct)).Address is null)
            return;
        var message = Activity.Message(text) with { Summary = Strings.Pairing_ToldSummary };
        await deliveries.SendOnceAsync(to.Key, key, token => messenger.SendAsync(to, message, token), ct);
    }
}
