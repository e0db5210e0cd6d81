using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>Which of an owner's programs something is about: all of them, however many.</summary>
internal static class ProgramPick
{
    /// <param name="verb">What is done with the one that they open.</param>
    public static AdaptiveCard For(string heading, string verb, IReadOnlyList<MentoringProgram> programs) => new()
    {
        Body =
        [
            new TextBlock(heading) { Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder },
            List(programs),
        ],
        Actions = [Open(verb)],
    };

    public static ChoiceSetInput List(IReadOnlyList<MentoringProgram> programs) =>
        new(OwnedPrograms.ProgramField, [.. programs.Select(program => new Choice(PlainText.Line(program.Title), program.Id))])
        {
            Label = Strings.Rhythm_AskProgram,
            Value = programs[0].Id,
            IsRequired = true,
            ErrorMessage = Strings.Rhythm_AskProgram,
        };

    public static ExecuteAction Open(string verb) => new(Strings.Rhythm_Open, verb);
}
