using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor begins a reflection of their own beside one that was shared with them. The digest stays where it is.</summary>
internal sealed class ReflectBeside(DigestPresses digests, Standings standings, BeginReflection begin)
{
    private const string UsualSet = "mentor-reflection";

    /// <summary>The verb <see cref="DigestVerbs.Own"/>.</summary>
    public async Task<CardResponse> BeginAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await digests.EntryAsync(turn, action, ct) is not { IsMentors: false } entry
            || await MembershipAsync(turn, entry, ct) is not { } membership)
            return DigestPresses.Gone;
        return await begin.BelowAsync(turn, membership, new Wish(entry.OwnSet ?? UsualSet, Beside: entry.CheckInId), ct)
            ? DigestPresses.Answer(entry, DigestCard.For(entry, Strings.Digest_OwnBelow))
            : CardResponse.Gone(Strings.Reflect_Gone);
    }

    private async Task<Membership?> MembershipAsync(TurnContext turn, DigestEntry entry, CancellationToken ct) =>
        (await standings.OfAsync(PersonId.Of(turn), ct)).AsMentor
        .FirstOrDefault(membership => membership.Pairing.Mentee.Id == entry.Author && membership.Pairing.Id == entry.PairingId);
}
