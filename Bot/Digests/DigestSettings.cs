using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor or sponsor says when digests are to come and how they are to reach them, within what their programs allow.</summary>
internal sealed class DigestSettings(Standings standings, PersonStore people, ReaderSlots slots, Deliveries deliveries)
{
    /// <summary>The command <c>digest settings</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        if (await ChoicesAsync(id, ct) is { } choices)
            await turn.SendAsync(DigestSettingsCard.Ask(choices, await people.GetAsync(id, ct)), Strings.Doors_Title, ct);
        else
            await turn.SendAsync(Strings.Doors_MentorsOnly, ct);
    }

    /// <summary>The verb <see cref="DigestVerbs.Door"/>.</summary>
    public async Task<CardResponse> ChooseAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        if (await ChoicesAsync(id, ct) is not { } choices)
            return CardResponse.Error("MentorsOnly", Strings.Doors_MentorsOnly);
        var before = await people.GetAsync(id, ct);
        if (DigestWish.Read(action, choices) is not { } wish)
            return CardResponse.Card(DigestSettingsCard.Ask(choices, before, Strings.Doors_Choose));
        var after = await slots.MoveAsync(before, wish.ApplyTo(before, choices), choices.Programs, () => StoreAsync(id, wish, choices, ct), ct);
        return CardResponse.Card(DigestSettingsCard.Chosen(choices, after, await NextAsync(after, choices, ct)));
    }

    private Task<Person> StoreAsync(PersonId id, DigestWish wish, DigestChoices choices, CancellationToken ct) => people.ChangeAsync(id, known =>
    {
        var changed = wish.ApplyTo(known, choices);
        return ValueTask.FromResult(changed == known ? Change.To(known, known) : Change.To(changed, changed));
    }, ct);

    /// <returns>The slot of whichever program's digest comes first; null where one comes as things are shared.</returns>
    private async Task<ZonedDateTime?> NextAsync(Person reader, DigestChoices choices, CancellationToken ct)
    {
        ZonedDateTime? first = null;
        foreach (var clock in choices.Programs.Select(program => slots.ClockOf(reader, program)))
        {
            if (clock.Digest.When == DigestWhen.OnRelease)
                return null;
            // Where today's has come already, the next is not today's.
            var isFree = await deliveries.HasRoomAsync(reader.Id.Key, DigestSlots.OneADay(clock), ct);
            var slot = DigestSlots.NextSlot(isFree ? clock : clock with { Now = LocalMoment.EveOf(clock.Today.PlusDays(1), clock.Zone) });
            if (first is not { } known || slot < known.ToInstant())
                first = slot.InZone(clock.Zone);
        }

        return first;
    }

    private async Task<DigestChoices?> ChoicesAsync(PersonId id, CancellationToken ct) =>
        (await standings.OfAsync(id, ct)).AsReader.Select(membership => membership.Program).DistinctBy(program => program.Id).ToList()
            is { Count: > 0 } programs ? new DigestChoices(programs) : null;
}
