using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners.Spans;

/// <summary>When a program is paused and when it ends: picked, looked at, confirmed.</summary>
internal static class SpanCard
{
    public const string PauseInput = "until";
    public const string EndInput = "end";
    private const string KindField = "kind";

    public static AdaptiveCard Ask(MentoringProgram program, LocalDate today, string? problem = null)
    {
        var isPaused = today < program.PausedUntil;
        return new AdaptiveCard
        {
            Body =
            [
                Heading(Strings.Span_Heading),
                ProgramsCard.Title(program),
                .. problem is null ? Array.Empty<CardElement>() : [Warning(problem)],
                .. isPaused ? [new TextBlock(Phrase.With(Strings.Span_IsPaused, Phrase.Day(program.PausedUntil!.Value)))] : Array.Empty<CardElement>(),
                .. program.EndsOn is { } end ? [new TextBlock(Phrase.With(Strings.Owners_NoNextDate, Phrase.Day(end)))] : Array.Empty<CardElement>(),
                new DateInput(PauseInput) { Label = Strings.Span_PauseUntil },
                new DateInput(EndInput) { Label = Strings.Span_LastDay },
            ],
            Actions =
            [
                Check(program, SpanKind.Pause, Strings.Span_Pause),
                .. isPaused ? [Check(program, SpanKind.Resume, Strings.Span_Resume)] : Array.Empty<CardButton>(),
                Check(program, SpanKind.End, Strings.Span_End),
                .. program.EndsOn is null ? Array.Empty<CardButton>() : [Check(program, SpanKind.GoOn, Strings.Span_GoOn)],
                Back,
            ],
        };
    }

    /// <param name="again">What was confirmed is no longer what storing would do.</param>
    public static AdaptiveCard Preview(SpanChange wanted, ProgramChanges changes, bool again)
    {
        var data = Data(changes.After, wanted.Kind);
        data[ShownMark.Field] = changes.Mark;
        if (wanted.Day is { } day)
            data[wanted.Kind == SpanKind.Pause ? PauseInput : EndInput] = LocalDatePattern.Iso.Format(day);
        return new AdaptiveCard
        {
            Body =
            [
                Heading(Strings.Span_Heading),
                ProgramsCard.Title(changes.After),
                new TextBlock(again ? Strings.Rhythm_Again : changes.ChangesNothing ? Strings.Owners_ImportSame : Strings.Rhythm_NotChangedYet)
                {
                    IsSubtle = true,
                },
                new TextBlock(Sentence(wanted)),
                .. DocumentCard.Dates(changes),
            ],
            Actions = changes.ChangesNothing
                ? [Back]
                : [new ExecuteAction(Strings.Rhythm_Confirm, OwnerVerbs.SetSpan, data) { Style = ButtonStyle.Positive }, Back],
        };
    }

    public static AdaptiveCard Done(SpanChange wanted, ProgramChanges changes) => new()
    {
        Body =
        [
            Heading(Strings.Span_Heading),
            ProgramsCard.Title(changes.After),
            new TextBlock(Strings.Owners_ImportStored) { Color = TextColor.Good, Weight = TextWeight.Bolder },
            new TextBlock(Sentence(wanted)),
            .. DocumentCard.NextDates(changes),
        ],
        Actions = [Back],
    };

    /// <exception cref="CardInputException">It names nothing that the cards offer.</exception>
    public static SpanChange Read(CardAction action)
    {
        if (!Enum.TryParse<SpanKind>(action.Id(KindField), out var kind) || !Enum.IsDefined(kind))
            throw new CardInputException(KindField);
        var day = kind switch
        {
            SpanKind.Pause => action.Date(PauseInput),
            SpanKind.End => action.Date(EndInput),
            _ => null,
        };
        return new SpanChange(kind, day is { } date ? LocalDate.FromDateOnly(date) : null);
    }

    private static string Sentence(SpanChange wanted) => wanted switch
    {
        { Kind: SpanKind.Pause, Day: { } day } => Phrase.With(Strings.Span_PauseWhat, Phrase.Day(day)),
        { Kind: SpanKind.End, Day: { } day } => Phrase.With(Strings.Span_EndWhat, Phrase.Day(day)),
        { Kind: SpanKind.Resume } => Strings.Span_ResumeWhat,
        _ => Strings.Span_GoOnWhat,
    };

    private static ExecuteAction Check(MentoringProgram program, SpanKind kind, string title) => new(title, OwnerVerbs.CheckSpan, Data(program, kind));

    private static JsonObject Data(MentoringProgram program, SpanKind kind)
    {
        var data = ProgramsCard.Data(program);
        data[KindField] = kind.ToString();
        return data;
    }

    private static ExecuteAction Back => new(Strings.Owners_Programs, OwnerVerbs.Programs) { AssociatedInputs = AssociatedInputs.None };
}
