using TeamsMentorBot.Programs;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>Reads which side of a pairing a set is put to, and what the other side answers beside it.</summary>
internal static class SideReader
{
    public static IReadOnlyDictionary<string, Side> Sides { get; } = new Dictionary<string, Side>(StringComparer.Ordinal)
    {
        ["mentee"] = Side.Mentee,
        ["mentor"] = Side.Mentor,
    };

    public static MentorsHalf? ReadMentorsHalf(YamlFields set)
    {
        if (set.Fields("mentorsHalf") is not { } fields)
            return null;

        var half = new MentorsHalf(fields.Name("set"), fields.Flag("together"));
        fields.RefuseUnknown();
        return half;
    }

    /// <summary>Next steps, days and the shelves are a mentee's.</summary>
    public static void Check(QuestionSet set, YamlFields fields)
    {
        if (set.MentorsHalf is not null && (set.AnsweredBy == Side.Mentor || set.Readers != Audience.Mentors))
            fields.Fault("mentorsHalf", "Only what mentors can read has a mentor's half.", "Leave it out.");

        if (set.AnsweredBy == Side.Mentee)
            return;

        var own = set.Questions.FirstOrDefault(question => question.Kind is QuestionKind.Commitment or QuestionKind.FollowUp);
        if (own is not null || set.Then is not null || set.Shelf != Shelf.None || set.Urgent || set.FitsMilestones
            || set.Readers is Audience.Team or Audience.OneMentor)
        {
            fields.Fault("answeredBy", "Next steps, days, shelves, urgency, milestones and the team belong to sets for mentees.",
                "Leave those out of a set for mentors.");
        }
    }
}
