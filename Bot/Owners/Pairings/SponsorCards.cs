using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using static TeamsMentorBot.Owners.CardParts;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>A pairing gets a sponsor, another one, or none: picked, looked at, confirmed.</summary>
internal static class SponsorCards
{
    public const string SponsorInput = "sponsor";
    public const string Remove = "remove";

    /// <param name="picked">What was picked before the problem showed.</param>
    public static AdaptiveCard Pick(
        IReadOnlyList<PairingLine> lines, string? find, string? problem = null, string? picked = null, string? sponsor = null) => PairingCards.Pick(
            Strings.Sponsor_Heading,
            OwnerVerbs.SetSponsor,
            lines.DistinctBy(line => line.Pairing.Id),
            find,
            [
                .. problem is null ? Array.Empty<CardElement>() : [Warning(problem)],
                new TextInput(SponsorInput) { Label = Strings.Sponsor_Field, MaxLength = PairingCards.LongestMentor, Value = sponsor },
            ],
            picked,
            new ExecuteAction(Strings.Sponsor_SeeRemoved, OwnerVerbs.SetSponsor, new JsonObject { [Remove] = true }));

    /// <param name="sponsor">Null where the one that there is goes.</param>
    public static AdaptiveCard Preview(OwnedPairing picked, PersonName? sponsor, string line, bool again)
    {
        var data = PairingCards.Data(line, picked.Mark(sponsor));
        data[sponsor is null ? Remove : SponsorInput] = sponsor is null ? true : $"{sponsor.Name} <{sponsor.Id.ObjectId}>";
        return PairingCards.Preview(
            Strings.Sponsor_Heading, again, [Who(picked, sponsor), .. What(picked, sponsor)],
            new ExecuteAction(sponsor is null ? Strings.Sponsor_Remove : Strings.Sponsor_Set, OwnerVerbs.ConfirmSponsor, data)
            {
                Style = sponsor is null ? ButtonStyle.Destructive : ButtonStyle.Positive,
            });
    }

    public static AdaptiveCard Done(OwnedPairing picked, PersonName? sponsor) => PairingCards.Done(Strings.Sponsor_Heading, sponsor is null
        ? PairingCards.Said(Strings.Sponsor_IsRemoved, picked.Pairing.Mentee.Name, picked.Program.Title)
        : PairingCards.Said(Strings.Sponsor_IsSet, sponsor.Name, picked.Pairing.Mentee.Name, picked.Program.Title));

    private static TextBlock Who(OwnedPairing picked, PersonName? sponsor)
    {
        var (mentee, title) = (picked.Pairing.Mentee.Name, picked.Program.Title);
        return (sponsor, picked.Pairing.Sponsor) switch
        {
            ({ } next, { } former) => PairingCards.Said(Strings.Sponsor_WhoInstead, next.Name, mentee, title, former.Name),
            ({ } next, null) => PairingCards.Said(Strings.Sponsor_Who, next.Name, mentee, title),
            (null, { } former) => PairingCards.Said(Strings.Sponsor_WhoRemoved, former.Name, mentee, title),
            _ => PairingCards.Said(Strings.Sponsor_IsRemoved, mentee, title),
        };
    }

    private static IEnumerable<CardElement> What(OwnedPairing picked, PersonName? sponsor)
    {
        if (sponsor is not null)
            yield return PairingCards.Said(Strings.Sponsor_What, sponsor.Name, picked.Pairing.Mentee.Name);
        if (picked.Pairing.Sponsor is { } former)
            yield return PairingCards.Said(Strings.Sponsor_WhatFormer, former.Name);
        yield return PairingCards.Said(Strings.Sponsor_WhoIsTold, picked.Pairing.Mentee.Name);
    }
}
