using System.Text.Json.Nodes;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>Which group to enrol from, and its members as rows.</summary>
internal static class GroupCard
{
    public const string GroupInput = "group";
    public const string MentorInput = "mentor";

    /// <summary>UTF-16 units. The link to a team is the longest.</summary>
    public const int Longest = 500;

    public static ExecuteAction Open(string programId) =>
        new(Strings.Enrol_FromGroup, OwnerVerbs.Group, Data(programId)) { AssociatedInputs = AssociatedInputs.None };

    public static AdaptiveCard Ask(MentoringProgram program, string? group = null, string? mentor = null, string? problem = null) => new()
    {
        Body =
        [
            Heading(Strings.Enrol_GroupHeading),
            ProgramsCard.Title(program),
            problem is null ? new TextBlock(Strings.Enrol_GroupIntro) { IsSubtle = true } : Warning(problem),
            new TextInput(GroupInput) { Label = Strings.Enrol_GroupField, MaxLength = Longest, Value = group },
            new TextInput(MentorInput) { Label = Strings.Enrol_GroupMentor, MaxLength = Longest, Value = mentor },
        ],
        Actions = [new ExecuteAction(Strings.Enrol_GroupList, OwnerVerbs.ListGroup, Data(program.Id)) { Style = ButtonStyle.Positive }],
    };

    public static AdaptiveCard Listed(MentoringProgram program, FoundMembers.People people, GroupRows rows) => new()
    {
        Body =
        [
            Heading(Strings.Enrol_GroupHeading),
            ProgramsCard.Title(program),
            new TextBlock(Phrase.With(Strings.Enrol_GroupCounts, people.Members.Count, rows.Mentees, rows.Mentors)),
            .. Section(Strings.Enrol_GroupGuests, Names(people.Guests)),
            .. Section(Strings.Enrol_GroupDisabled, Names(people.Disabled)),
            .. rows.Rows.Count == 0
                ? [new TextBlock(Strings.Enrol_GroupNobody) { Weight = TextWeight.Bolder }]
                : (CardElement[])[new TextBlock(Strings.Enrol_GroupWrite) { IsSubtle = true }, EnrolCard.Field(string.Join('\n', rows.Rows))],
            .. rows.Left == 0
                ? Array.Empty<CardElement>()
                : [new TextBlock(Phrase.With(Strings.Enrol_GroupMore, rows.Rows.Count, rows.Left)) { IsSubtle = true }],
        ],
        Actions = rows.Rows.Count == 0 ? [Open(program.Id)] : [EnrolCard.Check(program.Id, ButtonStyle.Positive), Open(program.Id)],
    };

    private static IReadOnlyList<string> Names(IReadOnlyList<GraphMember> members) => [.. members.Select(member => member.DisplayName ?? member.Id)];

    private static JsonObject Data(string programId) => new() { [OwnedPrograms.ProgramField] = programId };
}
