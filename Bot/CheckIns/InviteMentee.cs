using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Welcomes a new mentee: finds the chat of one who has not opened the bot, installing the app where it is missing, and greets them there, in
/// working hours and once. Whoever had the bot before is told of what they are in since. Whoever cannot be reached is tried again each
/// working day.
/// </summary>
internal sealed class InviteMentee(PersonStore people, Standings standings, FindChat chats, AskMentee ask) : IAgendaHandler
{
    /// <summary>Teams tells the bot of an install that Graph made, and that brings the welcome too: longer than this takes.</summary>
    private static readonly Duration InstallTold = Duration.FromMinutes(5);

    public string Kind => Invitation.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var person = await people.GetStoredAsync(mentee, ct);
        if (person.Participation == Participation.Stopped || (person.Unreachable is { } why && !FindChat.Reasons.Contains(why)))
            return new AgendaDecision.Drop("They asked for quiet, or cannot be reached.");
        var standing = await standings.OfAsync(mentee, ct);
        if (standing.AsMentee.FirstOrDefault(membership => membership.Pairing.Id == item.Id) is not var (program, pairing))
            return new AgendaDecision.Drop("The pairing has ended.");
        if (pairing.Waits)
            return new AgendaDecision.Drop("An owner has yet to let them start.");
        if (person.WelcomedAt is not null && !pairing.IsNewTo(person.WelcomedAt))
            return new AgendaDecision.Drop("They have been welcomed.");
        var clock = ask.ClockOf(person, program);
        if (clock.EveOf(pairing) is var eve && eve >= clock.Now)
            return new AgendaDecision.Postpone(clock.From(eve.InZone(clock.Zone).Date.PlusDays(1)).ToDateTimeOffset());
        if (clock.IsPaused)
            return new AgendaDecision.Postpone(clock.AfterPause.ToDateTimeOffset(), PostponeReason.Pause);
        var welcome = new Opening(
            $"welcome.{pairing.Id}.{LocalDatePattern.Iso.Format(clock.Today)}", clock, CardFor(person, standing, pairing.Mentee.Name), Strings.Welcome_Summary)
        {
            Burden = Burden.FollowUp,
            Next = Invitation.At(pairing, clock.From(clock.Today.PlusDays(1)).ToDateTimeOffset()),
        };
        var decision = await ask.DecideAsync(welcome, ct);
        if (decision is not AgendaDecision.Send send)
            return decision;
        if (person.Address is not null)
            return send with { Settled = (record, token) => SettleAsync(mentee, record.State, clock.Now.ToDateTimeOffset(), token) };
        return await chats.OfAsync(person, ct) switch
        {
            null => new AgendaDecision.Postpone((clock.Now + InstallTold).ToDateTimeOffset()),
            { Kind: SendOutcomeKind.Waiting, RetryAfter: { } wait } => new AgendaDecision.Postpone(clock.Now.ToDateTimeOffset() + wait),
            var closed => send with { Message = _ => Task.FromResult(closed) },
        };
    }

    /// <summary>Whoever takes part already learns what is new alone, and decides nothing by it.</summary>
    private static AdaptiveCard CardFor(Person person, Standing standing, string name) =>
        person.WelcomedAt is null || person.Participation == Participation.Invited
            ? WelcomeCard.For(standing, name)
            : WelcomeCard.ForNew([.. standing.AsMentee.Where(membership => membership.Pairing.IsNewTo(person.WelcomedAt))], name);

    /// <summary>
    /// A welcome that may have arrived is none to repeat, but whoever opens the bot then is shown where they are. Whoever was erased
    /// meanwhile has no address, and stays erased.
    /// </summary>
    private async Task SettleAsync(PersonId mentee, DeliveryState state, DateTimeOffset now, CancellationToken ct)
    {
        if (state is DeliveryState.Sent or DeliveryState.Unknown)
            await people.ChangeAsync(mentee, person =>
                person.Address is null ? person
                    : person.WelcomedAt is not null ? person with { WelcomedAt = now }
                    : person with { WelcomedAt = now, ArrivedAt = state == DeliveryState.Unknown ? now : null }, ct);
    }
}
