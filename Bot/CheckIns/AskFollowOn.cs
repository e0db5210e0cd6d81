using NodaTime;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <summary>The day has come: asks the mentee once. Whether and when they answer is theirs.</summary>
internal sealed class AskFollowOn(FollowOns followOns, CheckInStore checkIns, Leavers leavers, AskMentee ask) : IAgendaHandler
{
    public string Kind => DayItems.FollowOnKind;

    /// <param name="key">Of a delivery.</param>
    public static bool IsPromptOf(CheckIn checkIn, string key) =>
        checkIn.FollowsOn is { } asked && key.StartsWith(KeyOf($"{asked}{NamedDay.Mark}"), StringComparison.Ordinal);

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        if (NamedDay.Of(item) is not { } named || await followOns.FindAsync(mentee, named, ct) is not var (wanted, context))
            return new AgendaDecision.Drop("Another day was named, or the pairing has ended.");
        var clock = ask.ClockOf(await leavers.LookAfterAsync(mentee, ct), context.Program);
        var key = KeyOf(item.Id);
        if (AskMentee.NotNow(clock, LocalDate.FromDateOnly(named.Day), key) is { } refusal)
            return refusal;
        var checkIn = await checkIns.AddIfNewAsync(mentee, wanted, ct);
        return checkIn.State == CheckInState.Due
            ? await ask.DecideAsync(ask.Prompt(key, clock, checkIn), ct)
            : new AgendaDecision.Drop("Begun, answered or skipped already.");
    }

    /// <param name="id">Of an item.</param>
    private static string KeyOf(string id) => $"then.{id}";
}
