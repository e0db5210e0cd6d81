using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>How digests reach a mentor.</summary>
internal static class DoorCard
{
    public const string DoorInput = "door";
    public const string OnlyInput = "only";

    public static AdaptiveCard Ask(IReadOnlyList<DigestDoor> doors, DoorChoice? choice) => new()
    {
        Body =
        [
            Title,
            new ChoiceSetInput(DoorInput, [.. doors.Select(door => new Choice(Word(door), door.ToString()))])
            {
                Label = Strings.Doors_Label,
                Value = (choice?.Door ?? doors[0]).ToString(),
                Style = ChoiceInputStyle.Expanded,
            },
            new ToggleInput(OnlyInput, Strings.Doors_Only) { Value = choice?.Only is true ? "true" : "false" },
        ],
        Actions = [new ExecuteAction(Strings.Doors_Save, DigestVerbs.Door)],
    };

    public static AdaptiveCard Chosen(DoorChoice choice) => new()
    {
        Body = [Title, new TextBlock(Phrase.With(choice.Only ? Strings.Doors_ChosenOnly : Strings.Doors_Chosen, Word(choice.Door)))],
    };

    private static TextBlock Title => TextBlock.Title(Strings.Doors_Title);

    private static string Word(DigestDoor door) => door switch
    {
        DigestDoor.Mail => Strings.Doors_Mail,
        DigestDoor.Feed => Strings.Doors_Feed,
        _ => Strings.Doors_Chat,
    };
}
