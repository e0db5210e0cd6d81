using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>
/// Tells those who worked with an erased mentee that the pairing ended: by name where they may be written to now, since nothing keeps names
/// until later; all others hear later that one ended.
/// </summary>
internal sealed class PairingNews(Deliveries deliveries, Messenger messenger, ReaderClocks clocks, Agenda agenda)
{
    /// <param name="erasure">So that a second run tells nobody twice.</param>
    /// <returns>False where it waits for one of them: a chat that is full, a token that is not to be had.</returns>
    public async Task<bool> TellAsync(Pairing pairing, MentoringProgram program, string erasure, CancellationToken ct)
    {
        var done = true;
        var mark = PairingMark.Of(pairing, erasure);
        var message = Message(pairing, program);
        foreach (var person in pairing.Mentors.Concat(program.Owners).Select(person => person.Id).Distinct().Where(id => id != pairing.Mentee.Id))
        {
            var clock = await clocks.OfAsync(person, program, ct);
            if (clock.Person.Address is null)
                continue;
            if (ReaderClocks.Hold(clock) is null)
                done &= await ToldAsync(person, TellThatOneEnded.KeyOf(mark), message, ct);
            else
                await agenda.AddAsync(TellThatOneEnded.Item(person, program, mark, agenda.Now), ct);
        }

        return done;
    }

    private async Task<bool> ToldAsync(PersonId person, string key, Activity message, CancellationToken ct)
    {
        var permit = messenger.PermitFor(person);
        var told = await deliveries.SendOnceAsync(person.Key, key, token => messenger.SendAsync(person, message, token, permit), ct, permit);
        return told.State is not (DeliveryState.Waiting or DeliveryState.Sending);
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
