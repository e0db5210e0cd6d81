using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>At which hour, and on which clock, somebody is asked: their own word counts before the program's and Teams'.</summary>
internal sealed class MyTimes(PersonStore people, Standings standings, DueCheckIns due, Agenda agenda)
{
    /// <summary>The command <c>my times</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var person = await people.GetAsync(PersonId.Of(turn), ct);
        await turn.SendAsync(TimesCard.Ask(person, await HoursAsync(person.Id, ct)), Strings.Times_Summary, ct);
    }

    /// <summary>A line such as <c>my times 9:30</c>; any other goes on, as does one that is no time while a check-in is open.</summary>
    public TurnHandler OrElse(TurnHandler other) => async (turn, ct) =>
    {
        var wish = turn.Text is { } text && text.StartsWith("my", StringComparison.OrdinalIgnoreCase) ? TimesWish.Parse(text) : null;
        if (wish is null || (wish.Fault is not null && (await people.GetStoredAsync(PersonId.Of(turn), ct)).Dialog is not null))
            await other(turn, ct);
        else
            await turn.SendAsync(await SaveAsync(PersonId.Of(turn), wish, ct), Strings.Times_Summary, ct);
    };

    public async Task<CardResponse> SetAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        CardResponse.Card(await SaveAsync(PersonId.Of(turn), TimesCard.Wish(action), ct));

    private async Task<AdaptiveCard> SaveAsync(PersonId id, TimesWish wish, CancellationToken ct)
    {
        var memberships = (await standings.OfAsync(id, ct)).AsMentee;
        IReadOnlyList<WorkingHours> hours = [.. memberships.Select(membership => membership.Program.Hours)];
        var zone = (await people.GetAsync(id, ct)).OwnZone;
        var card = await people.ChangeAsync(id, async known =>
        {
            if ((wish.Fault ?? wish.FaultIn(hours)) is { } fault)
                return Change.To(known, TimesCard.Ask(known, hours, fault));
            var changed = wish.ApplyTo(known);
            // Before the record that wants it; an item of the old hour finds its check-in asked.
            var next = await due.RescheduleAsync(changed, memberships, ct);
            return Change.To(changed == known ? known : changed, TimesCard.Saved(changed, hours, next));
        }, ct);
        if ((await people.GetAsync(id, ct)).OwnZone != zone)
            await agenda.AddAsync(ClockItems.Changed(id, agenda.Now), ct);
        return card;
    }

    private async Task<IReadOnlyList<WorkingHours>> HoursAsync(PersonId id, CancellationToken ct) =>
        [.. (await standings.OfAsync(id, ct)).AsMentee.Select(membership => membership.Program.Hours)];
}
