using TeamsMentorBot.Milestones;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners.Cohorts;

/// <summary>A milestone for a whole program: picked, looked at, marked.</summary>
internal static class CohortCard
{
    public const string NameInput = "milestone";
    public const string TitleInput = "title";

    public static AdaptiveCard Ask(MentoringProgram program, string? problem = null) => new()
    {
        Body =
        [
            Heading(Strings.Cohort_Heading),
            ProgramsCard.Title(program),
            problem is null ? new TextBlock(Strings.Cohort_Intro) { IsSubtle = true } : Warning(problem),
            .. program.Milestones.Count == 0 ? Array.Empty<CardElement>() : [Choices(program)],
            new TextInput(TitleInput)
            {
                Label = program.Milestones.Count == 0 ? Strings.Cohort_Name : Strings.Cohort_NameAnother,
                Placeholder = Strings.Milestone_NameExample,
                MaxLength = ReachedCard.LongestTitle,
            },
        ],
        Actions =
        [
            new ExecuteAction(Strings.Cohort_See, OwnerVerbs.CheckMilestone, ProgramsCard.Data(program)) { Style = ButtonStyle.Positive },
            Back,
        ],
    };

    /// <param name="again">What was confirmed is no longer what marking would do.</param>
    public static AdaptiveCard DryRun(CohortPlan plan, bool again) => new()
    {
        Body =
        [
            .. Head(plan),
            new TextBlock(again ? Strings.Rhythm_Again : Strings.Rhythm_NotChangedYet) { IsSubtle = true },
            .. Section(Strings.Cohort_Asked, Asked(plan)),
            .. Names(Strings.Cohort_NotAsked, plan.NotAsked),
            .. Names(Strings.Cohort_AfterEnd, plan.TooLate),
            .. plan.Asked.Count == 0 ? [new TextBlock(Strings.Cohort_NobodyLeft)] : Array.Empty<CardElement>(),
        ],
        Actions = plan.Asked.Count == 0 ? [Back] : [Confirm(plan), Back],
    };

    public static AdaptiveCard Done(CohortPlan plan) => new()
    {
        Body =
        [
            .. Head(plan),
            new TextBlock(Strings.Cohort_Done) { Color = TextColor.Good, Weight = TextWeight.Bolder },
            .. Lines(Asked(plan)),
        ],
        Actions = [Back],
    };

    private static ExecuteAction Back => new(Strings.Owners_Programs, OwnerVerbs.Programs) { AssociatedInputs = AssociatedInputs.None };

    private static CardElement[] Head(CohortPlan plan) =>
    [
        Heading(Strings.Cohort_Heading),
        ProgramsCard.Title(plan.Program),
        new TextBlock(PlainText.Escape(plan.Milestone.Title)),
    ];

    private static ChoiceSetInput Choices(MentoringProgram program) =>
        new(NameInput, [.. program.Milestones.Select(milestone => new Choice(PlainText.Line(milestone.Title), milestone.Name))])
        {
            Label = Strings.Cohort_Which,
            Style = ChoiceInputStyle.Compact,
        };

    private static List<string> Asked(CohortPlan plan) =>
    [
        .. from line in plan.Asked
           group line.Pairing.Mentee.Name by line.At!.Value.LocalDateTime into people
           orderby people.Key
           select Phrase.With(Strings.Preview_Line, RhythmWords.Date(people.Key.Date, people.Key.TimeOfDay), NameLine.Of([.. people])),
    ];

    private static IEnumerable<CardElement> Names(string heading, IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : Section(heading, [NameLine.Of(names)]);

    private static ExecuteAction Confirm(CohortPlan plan)
    {
        var data = ProgramsCard.Data(plan.Program);
        data[ShownMark.Field] = plan.Mark;
        data[plan.Milestone.Known is null ? TitleInput : NameInput] = plan.Milestone.Known?.Name ?? plan.Milestone.Title;
        return new ExecuteAction(Phrase.With(Strings.Cohort_Confirm, plan.Asked.Count), OwnerVerbs.MarkMilestone, data) { Style = ButtonStyle.Positive };
    }
}
