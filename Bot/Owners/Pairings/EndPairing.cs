using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// An owner ends a pairing: pick it, see what that means, confirm. What is on the agenda for it is dropped when it falls due; whoever was
/// its mentor reads nothing of it any more.
/// </summary>
internal sealed class EndPairing(OwnedPrograms owned, OpenPairings open, PairingStore pairings, Agenda agenda)
{
    /// <summary>The command <c>end pairing</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) is { Count: > 0 }
        ? turn.SendAsync(PairingCards.PickToEnd(await open.OfAsync(turn, ct), null), Text.Strings.Pairing_EndHeading, ct)
        : turn.SendAsync(owned.WhyNone(turn), ct));

    /// <summary>The verb <see cref="OwnerVerbs.EndPairing"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> PreviewAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (!action.Flag("again") && await open.FindAsync(turn, action, ct) is { } picked)
            return CardResponse.Card(picked.Pairing.Ended ? PairingCards.Ended(picked) : PairingCards.End(picked, Line(action), again: false));
        return await owned.OfAsync(turn, ct) is { Count: > 0 }
            ? CardResponse.Card(PairingCards.PickToEnd(await open.OfAsync(turn, ct), action.Id(PairingCards.FindInput)))
            : OwnedPrograms.OwnersOnly;
    }

    /// <summary>The verb <see cref="OwnerVerbs.ConfirmEnd"/>: exactly what was shown, or what it would be now.</summary>
    public async Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await open.FindAsync(turn, action, ct) is not { } picked)
            return OwnedPrograms.OwnersOnly;
        if (!picked.Pairing.Ended
            && (picked.Mark() != action.Id(ShownMark.Field)
                || !await EndAsync(picked, ct)))
            return await open.FindAsync(turn, action, ct) is { Pairing.Ended: false } now
                ? CardResponse.Card(PairingCards.End(now, Line(action), again: true))
                : CardResponse.Card(PairingCards.Ended(picked));
        return CardResponse.Card(PairingCards.Ended(picked));
    }

    /// <summary>What does not come about is told to nobody, what came about to everybody.</summary>
    private Task<bool> EndAsync(OwnedPairing picked, CancellationToken ct) => agenda.AddForAsync(
        [.. PairingNewsItem.OfEnd(picked, agenda.Now)],
        () => pairings.ChangeAsync(picked.Stored, picked.Pairing with { Ended = true }, ct),
        ct);

    private static string Line(CardAction action) => action.Id(OpenPairings.Field)!;
}
