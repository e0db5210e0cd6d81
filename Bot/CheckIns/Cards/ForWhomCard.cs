using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>Which of several mentors something is for: none of the others can be sent it.</summary>
internal static class ForWhomCard
{
    public const string MentorData = "mentor";
    private const int MostButtons = 6;

    public static bool IsToAsk(QuestionSet set, Pairing pairing, string? chosen) =>
        set.Readers == Audience.OneMentor && pairing.Mentors.Count > 1 && pairing.Mentors.All(mentor => mentor.Id.ObjectId != chosen);

    public static AdaptiveCard For(QuestionSet set, Pairing pairing) => new()
    {
        Body = [TextBlock.Title(set.Title), new TextBlock(Strings.Reflect_ForWhom) { Spacing = Spacing.Small }],
        Actions = [.. pairing.Mentors.Take(MostButtons).Select(mentor => new ExecuteAction(PlainText.Line(mentor.Name), CheckInVerbs.Reflect, new()
        {
            ["set"] = set.Id,
            [PairingChoice.InputFor(Side.Mentee)] = pairing.Id,
            [MentorData] = mentor.Id.ObjectId,
        }))],
    };
}
