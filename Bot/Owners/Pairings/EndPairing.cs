using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// An owner ends a pairing: pick it, see what that means, confirm. What is on the agenda for it is dropped when it falls due; whoever was
/// its mentor reads nothing of it any more.
/// </summary>
internal sealed class EndPairing(OwnedPrograms owned, OpenPairings open, PairingStore pairings, PairingNews news)
{
    private const string Cause = "owner";

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
                || !await pairings.ChangeAsync(picked.Stored, picked.Pairing with { Ended = true }, ct)))
            return await open.FindAsync(turn, action, ct) is { Pairing.Ended: false } now
                ? CardResponse.Card(PairingCards.End(now, Line(action), again: true))
                : CardResponse.Card(PairingCards.Ended(picked));
        // Also after a press that died between the two; nobody is told twice.
        await news.TellAsync(picked.Pairing, picked.Program, Cause, toMentee: true, ct);
        return CardResponse.Card(PairingCards.Ended(picked));
    }

    private static string Line(CardAction action) => action.Id(OpenPairings.Field)!;
}
