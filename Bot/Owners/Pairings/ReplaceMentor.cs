using TeamsMentorBot.Delivery;
using TeamsMentorBot.Owners.Enrolments;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// An owner puts another mentor in somebody's place: pick, see what that means, confirm. Neither inherits anything: a release names who may
/// read it, and the pairing who may still.
/// </summary>
internal sealed class ReplaceMentor(OpenPairings open, FindNames names, PairingStore pairings, Agenda agenda)
{
    /// <summary>The command <c>replace mentor</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await open.OfAsync(turn, ct) is { Count: > 0 } lines
        ? turn.SendAsync(PairingCards.PickToReplace(lines, null), Strings.Pairing_ReplaceHeading, ct)
        : turn.SendAsync(Strings.Pairing_NoneOfYours, ct));

    /// <summary>The verb <see cref="OwnerVerbs.ReplaceMentor"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> PreviewAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await open.OfAsync(turn, ct) is not { Count: > 0 } lines)
            return CardResponse.Error("NoneOfYours", Strings.Pairing_NoneOfYours);
        var find = action.Id(PairingCards.FindInput);
        var (line, cell) = (action.Id(OpenPairings.Field), action.Text(PairingCards.MentorInput, PairingCards.LongestMentor));
        if (action.Flag("again") || await open.FindAsync(turn, action, ct) is not { Mentor: not null, Pairing.Ended: false } picked)
            return CardResponse.Card(PairingCards.PickToReplace(lines, find, mentor: cell));
        var (instead, why) = await InsteadAsync(picked, cell, ct);
        return CardResponse.Card(instead is null
            ? PairingCards.PickToReplace(lines, find, why, line, cell)
            : PairingCards.Replace(picked, instead, line!, again: false));
    }

    /// <summary>The verb <see cref="OwnerVerbs.ConfirmReplace"/>: exactly what was shown, or what it would be now.</summary>
    public async Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await open.FindAsync(turn, action, ct) is not { } picked)
            return OwnedPrograms.OwnersOnly;
        var cell = action.Text(PairingCards.MentorInput, PairingCards.LongestMentor);
        if (picked.Mentor is null || picked.Pairing.Ended)
            return CardResponse.Card(MadeAlready(picked, cell) is { } made
                ? PairingCards.Replaced(picked, made)
                : PairingCards.PickToReplace(await open.OfAsync(turn, ct), null));
        var (instead, why) = await InsteadAsync(picked, cell, ct);
        if (instead is null)
            return CardResponse.Card(PairingCards.PickToReplace(await open.OfAsync(turn, ct), null, why, action.Id(OpenPairings.Field), cell));
        var changed = Agreement.Join(picked.Pairing, instead.Id, agenda.Now) with
        {
            Mentors = [.. picked.Pairing.Mentors.Select(mentor => mentor.Id == picked.Mentor.Id ? instead : mentor)],
            FormerMentors = [.. picked.Pairing.FormerMentors.Where(mentor => mentor.Id != picked.Mentor.Id), picked.Mentor],
        };
        return picked.Mark(instead) == action.Id(ShownMark.Field) && await ChangeAsync(picked, changed, instead, ct)
            ? CardResponse.Card(PairingCards.Replaced(picked, instead))
            : CardResponse.Card(PairingCards.Replace(picked, instead, action.Id(OpenPairings.Field)!, again: true));
    }

    /// <summary>What does not come about is told to nobody, what came about to everybody.</summary>
    private Task<bool> ChangeAsync(OwnedPairing picked, Pairing changed, PersonName instead, CancellationToken ct) => agenda.AddForAsync(
        [.. PairingNewsItem.OfReplacement(picked, instead, agenda.Now)], () => pairings.ChangeAsync(picked.Stored, changed, ct), ct);

    /// <summary>The press came twice: the answer is the same.</summary>
    private static PersonName? MadeAlready(OwnedPairing picked, string? cell) => picked.Pairing.Mentors.FirstOrDefault(
        mentor => cell?.Contains(mentor.Id.ObjectId, StringComparison.OrdinalIgnoreCase) is true);

    private async Task<FoundName> InsteadAsync(OwnedPairing picked, string? cell, CancellationToken ct)
    {
        var found = await names.FindAsync(picked.Program.TenantId, cell, ct);
        return found.Person switch
        {
            null => found,
            { Id: var id } when id == picked.Pairing.Mentee.Id => new FoundName(null, Strings.Enrol_OwnMentor),
            { Id: var id } when picked.Pairing.Mentors.Any(mentor => mentor.Id == id) =>
                new FoundName(null, Phrase.With(Strings.Pairing_MentorAlready, found.Person.Name, picked.Pairing.Mentee.Name)),
            { Id: var id } when id == picked.Pairing.Sponsor?.Id =>
                new FoundName(null, Phrase.With(Strings.Sponsor_IsSponsor, found.Person.Name, picked.Pairing.Mentee.Name)),
            _ => found,
        };
    }
}
