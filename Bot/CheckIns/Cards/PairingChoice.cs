using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>With which mentor, where there are several.</summary>
internal static class PairingChoice
{
    public static IEnumerable<CardElement> For(string inputId, IReadOnlyList<Pairing> pairings)
    {
        if (pairings.Count > 1)
            yield return new ChoiceSetInput(inputId, [.. pairings.Select(pairing => new Choice(Mentors(pairing), pairing.Id))])
            {
                Label = Strings.Milestone_WithWhom,
                Value = pairings[0].Id,
            };
    }

    private static string Mentors(Pairing pairing) => string.Join(", ", pairing.Mentors.Select(mentor => PlainText.Line(mentor.Name)));
}
