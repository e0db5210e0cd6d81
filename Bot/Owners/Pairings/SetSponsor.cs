using TeamsMentorBot.Delivery;
using TeamsMentorBot.Owners.Enrolments;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// An owner names somebody's sponsor, another one, or none: pick, see what that means, confirm. A sponsor sees nothing by that: what the
/// mentee sends names its readers, and the pairing who may still read.
/// </summary>
internal sealed class SetSponsor(OpenPairings open, FindNames names, PairingStore pairings, Agenda agenda)
{
    /// <summary>The command <c>sponsor</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await open.OfAsync(turn, ct) is { Count: > 0 } lines
        ? turn.SendAsync(SponsorCards.Pick(lines, null), Strings.Sponsor_Heading, ct)
        : turn.SendAsync(Strings.Pairing_NoneOfYours, ct));

    /// <summary>The verb <see cref="OwnerVerbs.SetSponsor"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> PreviewAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await open.OfAsync(turn, ct) is not { Count: > 0 } lines)
            return CardResponse.Error("NoneOfYours", Strings.Pairing_NoneOfYours);
        var (find, line, cell) = (action.Id(PairingCards.FindInput), action.Id(OpenPairings.Field), Cell(action));
        if (action.Flag("again") || await open.FindAsync(turn, action, ct) is not { Pairing.Ended: false } picked)
            return CardResponse.Card(SponsorCards.Pick(lines, find, sponsor: cell));
        var (sponsor, why) = await SponsorAsync(picked, action, ct);
        return CardResponse.Card(why is null
            ? SponsorCards.Preview(picked, sponsor, line!, again: false)
            : SponsorCards.Pick(lines, find, why, line, cell));
    }

    /// <summary>The verb <see cref="OwnerVerbs.ConfirmSponsor"/>: exactly what was shown, or what it would be now.</summary>
    public async Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await open.FindAsync(turn, action, ct) is not { } picked)
            return OwnedPrograms.OwnersOnly;
        // The press came twice: the answer is the same.
        if (IsDone(picked.Pairing, action))
            return CardResponse.Card(SponsorCards.Done(picked, picked.Pairing.Sponsor));
        var (sponsor, why) = picked.Pairing.Ended ? new FoundName(null, Strings.Pairing_None) : await SponsorAsync(picked, action, ct);
        if (why is not null)
            return CardResponse.Card(SponsorCards.Pick(await open.OfAsync(turn, ct), null, why, action.Id(OpenPairings.Field), Cell(action)));
        return picked.Mark(sponsor) == action.Id(ShownMark.Field) && await ChangeAsync(picked, sponsor, ct)
            ? CardResponse.Card(SponsorCards.Done(picked, sponsor))
            : CardResponse.Card(SponsorCards.Preview(picked, sponsor, action.Id(OpenPairings.Field)!, again: true));
    }

    /// <summary>What does not come about is told to nobody.</summary>
    private Task<bool> ChangeAsync(OwnedPairing picked, PersonName? sponsor, CancellationToken ct) => agenda.AddForAsync(
        [.. PairingNewsItem.OfSponsor(picked, sponsor, agenda.Now)],
        () => pairings.ChangeAsync(picked.Stored, With(picked.Pairing, sponsor), ct),
        ct);

    private Pairing With(Pairing pairing, PersonName? sponsor) =>
        (sponsor is null ? pairing : Agreement.Join(pairing, sponsor.Id, agenda.Now)) with { Sponsor = sponsor };

    private static string? Cell(CardAction action) => action.Text(SponsorCards.SponsorInput, PairingCards.LongestMentor);

    private static bool IsDone(Pairing pairing, CardAction action) => !pairing.Ended && (pairing.Sponsor is { } sponsor
        ? !action.Flag(SponsorCards.Remove) && Cell(action)?.Contains(sponsor.Id.ObjectId, StringComparison.OrdinalIgnoreCase) is true
        : action.Flag(SponsorCards.Remove));

    /// <returns>Nobody, with no reason, where the sponsor is to go.</returns>
    private async Task<FoundName> SponsorAsync(OwnedPairing picked, CardAction action, CancellationToken ct)
    {
        var pairing = picked.Pairing;
        if (action.Flag(SponsorCards.Remove))
            return new FoundName(null, pairing.Sponsor is null ? Phrase.With(Strings.Sponsor_None, pairing.Mentee.Name) : null);
        var found = await names.FindAsync(picked.Program.TenantId, Cell(action), ct);
        if (found.Person is not { } sponsor)
            return found;
        return sponsor.Id == pairing.Sponsor?.Id
            ? new FoundName(null, Phrase.With(Strings.Sponsor_Already, sponsor.Name, pairing.Mentee.Name))
            : SponsorRule.WhyNot(sponsor, pairing.Mentee, pairing.Mentors) is { } why ? new FoundName(null, why) : found;
    }
}
