using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>Takes an erased mentee's pairings off every list, and tells mentors and owners that they ended, not why.</summary>
internal sealed class EndPairings(PairingStore pairings, SharedWith shared, ProgramStore programs, PairingNews news)
{
    /// <param name="erasure">Names this erasure, so that a second run tells nobody twice.</param>
    public async Task EndAsync(PersonId mentee, string erasure, CancellationToken ct)
    {
        var stored = await pairings.ForMenteeAsync(mentee, ct);
        if (stored.Count == 0)
            return;
        var readers = await shared.ReadersAsync(mentee, ct);
        foreach (var pairing in stored.Select(known => known.Pairing))
        {
            if (!pairing.Ended && await programs.FindAsync(mentee.TenantId, pairing.ProgramId, ct) is { } program)
                await news.TellAsync(pairing, program, erasure, ct);
            await pairings.UnlistAsync(pairing, readers, ct);
        }
    }
}

/// <summary>Tells those who worked with an erased mentee that the pairing ended: at once, for nothing keeps its names until later.</summary>
internal sealed class PairingNews(Deliveries deliveries, Messenger messenger, PersonStore people)
{
    /// <param name="erasure">So that a second run tells nobody twice.</param>
    public async Task TellAsync(Pairing pairing, MentoringProgram program, string erasure, CancellationToken ct)
    {
        var key = $"ended.{PairingMark.Of(pairing, erasure)}";
        var message = Message(pairing, program);
        foreach (var person in pairing.Mentors.Concat(program.Owners).Select(person => person.Id).Distinct().Where(id => id != pairing.Mentee.Id))
            if (await people.GetStoredAsync(person, ct) is { Address: not null, Participation: not Participation.Stopped })
                await SendAsync(person, key, message, ct);
    }

    private async Task SendAsync(PersonId person, string key, Activity message, CancellationToken ct)
    {
        var permit = messenger.PermitFor(person);
        await deliveries.SendOnceAsync(person.Key, key, token => messenger.SendAsync(person, message, token, permit), ct, permit);
    }

    public static Activity Message(Pairing pairing, MentoringProgram program) => Activity.Message(Phrase.With(
        Strings.Privacy_PairingEnded,
        PlainText.Escape(PlainText.Line(pairing.Mentee.Name)),
        PlainText.Escape(PlainText.Line(string.Join(", ", pairing.Mentors.Select(mentor => mentor.Name)))),
        PlainText.Escape(program.Title))) with
    {
        Summary = Strings.Privacy_PairingEndedSummary,
    };
}
