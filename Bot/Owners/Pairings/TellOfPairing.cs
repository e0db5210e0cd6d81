using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// Tells somebody, in their own chat, what an owner changed about a pairing: in working hours, and after their pause. Whoever said stop or
/// never opened the bot is not told.
/// </summary>
internal sealed class TellOfPairing(Frames frames, Leavers leavers, Messenger messenger, TimeProvider time) : IAgendaHandler
{
    public string Kind => PairingNewsItem.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var to = PersonId.Parse(item.Recipient);
        if (PairingNewsItem.Parse(item) is not { } news
            || await frames.FindAsync(news.Mentee, news.PairingId, fresh: true, ct) is not { } frame
            || MessageFor(to, news, frame) is not { } message)
            return new AgendaDecision.Drop("It was not changed, or is another by now.");
        var person = await leavers.GetStoredAsync(to, ct);
        if (person.Address is null || person.Participation == Participation.Stopped || person.Unreachable == Leavers.Left)
            return new AgendaDecision.Drop("They asked for quiet, never opened the bot, or have left.");
        var now = time.GetUtcNow();
        var clock = new PersonalClock(person, frame.Program, Instant.FromDateTimeOffset(now));
        if (person.IsPausedAt(now))
            return new AgendaDecision.Postpone(clock.AfterPause.ToDateTimeOffset(), Held.Pause);
        if (clock.QuietUntil is { } until)
            return new AgendaDecision.Postpone(until.ToDateTimeOffset(), Held.QuietHours);
        var permit = messenger.PermitFor(to);
        return new AgendaDecision.Send(KeyOf(news, frame.Pairing), token => messenger.SendAsync(to, message, token, permit)) { Permit = permit };
    }

    private static string KeyOf(PairingNewsItem news, Pairing pairing) => news.Change is { } change
        ? $"mentor.{PairingMark.Of(pairing, change.Mark)}"
        : $"ended.{PairingMark.Of(pairing, "owner")}";

    /// <returns>Null where there is nothing to say: it is not so, or a later change says what is.</returns>
    private static Activity? MessageFor(PersonId to, PairingNewsItem news, Frame frame)
    {
        var (pairing, program) = (frame.Pairing, frame.Program);
        if (news.Change is not { } change)
            return pairing.Ended ? PairingNews.Message(pairing, program) : null;
        if (pairing.FindMentor(change.Former) is not { } former || pairing.FindMentor(change.Instead) is not { } instead)
            return null;
        if (to == former.Id)
            return IsMentor(former) ? null : Said(Strings.Pairing_ToldFormer, instead.Name, pairing.Mentee.Name, program.Title);
        if (pairing.Ended || !IsMentor(instead))
            return null;
        return to == instead.Id
            ? Said(Strings.Pairing_ToldNew, pairing.Mentee.Name, program.Title)
            : Said(Strings.Pairing_ToldMentee, instead.Name, program.Title, former.Name);

        bool IsMentor(PersonName person) => pairing.Mentors.Any(mentor => mentor.Id == person.Id);
    }

    private static Activity Said(string sentence, params IEnumerable<string> names) =>
        Activity.Message(Phrase.With(sentence, [.. names.Select(name => PlainText.Escape(PlainText.Line(name)))])) with
        {
            Summary = Strings.Pairing_ToldSummary,
        };
}
