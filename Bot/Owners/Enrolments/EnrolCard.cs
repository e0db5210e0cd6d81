using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>Who mentors whom: pasted, looked at row by row, enrolled.</summary>
internal static class EnrolCard
{
    /// <param name="programId">The program of rows that name none; null where the owner has several.</param>
    public static AdaptiveCard Ask(string? programId, string? problem = null) => new()
    {
        Body =
        [
            Heading(Strings.Enrol_Heading),
            problem is null ? new TextBlock(Strings.Enrol_Intro) { IsSubtle = true } : Warning(problem),
            Field(null),
        ],
        Actions = programId is null ? [Check(null, ButtonStyle.Positive)] : [Check(programId, ButtonStyle.Positive), GroupCard.Open(programId)],
    };

    /// <param name="again">What was confirmed is no longer what enrolling would do.</param>
    public static AdaptiveCard DryRun(string text, string? programId, EnrolmentPlan plan, bool again = false) => new()
    {
        Body =
        [
            Heading(Strings.Enrol_Heading),
            plan.Faults.Count > 0 ? Warning(Strings.Owners_ImportMend)
                : new TextBlock(again ? Strings.Rhythm_Again : plan.IsDone ? Strings.Enrol_AllThere : Strings.Enrol_NotYet) { IsSubtle = true },
            .. Lines([.. plan.Faults.Select(Fault)]),
            .. Section(Strings.Enrol_New, [.. plan.New.Select(Words)]),
            .. Section(Strings.Enrol_There, [.. plan.Enrolments.Where(enrolment => enrolment.IsThere).Select(Words)]),
            Field(text),
        ],
        Actions = plan.Faults.Count > 0 || !plan.New.Any()
            ? [Check(programId, ButtonStyle.Default)]
            : [Confirm(programId, plan), Check(programId, ButtonStyle.Default)],
    };

    public static AdaptiveCard Done(EnrolmentPlan plan) => new()
    {
        Body =
        [
            Heading(Strings.Enrol_Heading),
            new TextBlock(Strings.Enrol_Enrolled) { Color = TextColor.Good, Weight = TextWeight.Bolder },
            .. Promises(plan).Select(promise => new TextBlock(promise) { Spacing = Spacing.Small }),
            .. Lines([.. plan.Enrolments.Select(Words)]),
        ],
        Actions = [new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
    };

    private static IEnumerable<string> Promises(EnrolmentPlan plan)
    {
        if (plan.Enrolments.Any(enrolment => !enrolment.Waits))
            yield return Strings.Enrol_Done;
        if (plan.Enrolments.Any(enrolment => enrolment.Waits))
            yield return Strings.Enrol_DoneWaits;
    }

    private static string Fault(RowFault fault) => fault.Field.Length == 0
        ? Phrase.With(Strings.Enrol_RowFault, fault.Line, fault.Why)
        : Phrase.With(Strings.Enrol_CellFault, fault.Line, fault.Field, fault.Why);

    private static string Words(Enrolment enrolment)
    {
        var (pairing, mentors) = (enrolment.Pairing, string.Join(", ", enrolment.Pairing.Mentors.Select(mentor => mentor.Name)));
        var words = pairing.StartsOn is { } day
            ? Phrase.With(Strings.Enrol_RowFrom, enrolment.Line, pairing.Mentee.Name, mentors, enrolment.Program.Title, Phrase.Day(day))
            : Phrase.With(Strings.Enrol_Row, enrolment.Line, pairing.Mentee.Name, mentors, enrolment.Program.Title);
        return pairing.Sponsor is { } sponsor ? Phrase.With(Strings.Enrol_RowSponsor, words, sponsor.Name) : words;
    }

    public static TextInput Field(string? text) => new(DocumentCard.Input)
    {
        Label = Strings.Enrol_Rows,
        IsMultiline = true,
        MaxLength = DocumentCard.Longest,
        Value = text,
        Placeholder = Strings.Enrol_Example,
    };

    public static ExecuteAction Check(string? programId, ButtonStyle style) =>
        new(Strings.Owners_ImportCheck, OwnerVerbs.CheckRows, Data(programId)) { Style = style };

    private static ExecuteAction Confirm(string? programId, EnrolmentPlan plan)
    {
        var data = Data(programId);
        data[ShownMark.Field] = plan.Mark;
        return new ExecuteAction(Phrase.With(Strings.Enrol_Confirm, plan.New.Count()), OwnerVerbs.EnrolRows, data) { Style = ButtonStyle.Positive };
    }

    private static JsonObject Data(string? programId) => programId is null ? [] : new JsonObject { [OwnedPrograms.ProgramField] = programId };
}
