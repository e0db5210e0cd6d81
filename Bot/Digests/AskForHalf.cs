using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// A mentee sent their half: asks a mentor, once and in working hours, for theirs. It says that something waits, and nothing of it. Whoever
/// cannot be reached is asked again at their next slot; whoever may not have been, once more.
/// </summary>
internal sealed class AskForHalf(Halves halves, ReaderClocks clocks, ChatDoor chat, Agenda agenda) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.MentorsHalf;

    public string Kind => AgendaKind;

    public static AgendaItem Item(PersonId mentor, PersonId mentee, CheckIn checkIn, DateTimeOffset due) =>
        new(mentor.Key, due, AgendaKind, new MenteeItem(mentee, checkIn.Id).ToString());

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var (mentor, attempt) = (PersonId.Parse(item.Recipient), AskingTry.Of(item));
        if (MenteeItem.Parse(item with { Id = attempt.Id }) is not { } named
            || await halves.MissingAsync(mentor, named.Mentee, named.Id, ct) is not { } missing)
            return new AgendaDecision.Drop("It was taken back, or their half is begun.");
        var clock = await clocks.OfAsync(mentor, missing.Program, ct);
        var key = attempt.KeyFor($"half.{PairingMark.Of(missing.Pairing, mentor, missing.CheckIn.Id)}");
        if (ReaderClocks.Hold(clock, key) is { } hold)
            return hold;
        var card = CardActivity.For(attempt.Marked(HalfCard.For(missing)), Strings.Half_Summary);
        return chat.ToSend(key, mentor, card) with
        {
            Repeatable = !attempt.MaybeSeen,
            Settled = async (record, token) =>
            {
                if (attempt.After(item, record.State, clock) is { } next)
                    await agenda.AddAsync(next, token);
            },
        };
    }
}

/// <summary>What a mentor is asked for the other half of.</summary>
/// <param name="Set">Of the mentor's half.</param>
internal sealed record MissingHalf(MentoringProgram Program, Pairing Pairing, CheckIn CheckIn, QuestionSet Set);
