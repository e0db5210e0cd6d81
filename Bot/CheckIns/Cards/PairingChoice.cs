using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>With which mentor, or about which mentee, where there are several.</summary>
internal static class PairingChoice
{
    /// <summary>Whoever is mentee and mentor may have to choose on both sides of one card.</summary>
    public static string InputFor(Side side) => side == Side.Mentee ? "pairing" : "mentoring";

    public static IEnumerable<CardElement> For(Side side, IReadOnlyList<Pairing> pairings)
    {
        if (pairings.Count > 1)
            yield return new ChoiceSetInput(InputFor(side), [.. pairings.Select(pairing => new Choice(Others(pairing, side), pairing.Id))])
            {
                Label = side == Side.Mentee ? Strings.Milestone_WithWhom : Strings.Reflect_AboutWhom,
                Value = pairings[0].Id,
            };
    }

    private static string Others(Pairing pairing, Side side) => side == Side.Mentee
        ? string.Join(", ", pairing.Mentors.Select(mentor => PlainText.Line(mentor.Name)))
        : PlainText.Line(pairing.Mentee.Name);
}
