using System.Globalization;
using NodaTime.Text;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners.RollOuts;

/// <summary>Those who wait start in steps: a trial, a pilot group, the others.</summary>
internal static class RollOutCard
{
    /// <summary>Names that a list to tick holds, and the bytes that they may take.</summary>
    private const int MostTicked = 60;
    private const int TickedBytes = 12_000;

    /// <param name="done">Somebody was just given a day.</param>
    public static AdaptiveCard Ask(RollOutState state, string? problem = null, bool done = false) => new()
    {
        Body =
        [
            Heading(Strings.RollOut_Heading),
            ProgramsCard.Title(state.Program),
            .. done ? [new TextBlock(Strings.RollOut_Done) { Color = TextColor.Good, Weight = TextWeight.Bolder }] : Array.Empty<CardElement>(),
            .. problem is null ? Array.Empty<CardElement>() : [Warning(problem)],
            new TextBlock(Strings.RollOut_Intro) { IsSubtle = true },
            .. Section(Strings.RollOut_Ahead, Days(state.Ahead)),
            .. state.Waiting.Count == 0 ? [new TextBlock(Strings.RollOut_NobodyWaits)] : Inputs(state),
        ],
        Actions =
        [
            new ExecuteAction(Strings.RollOut_Try, OwnerVerbs.TryCards, ProgramsCard.Data(state.Program)) { AssociatedInputs = AssociatedInputs.None },
            .. state.Waiting.Count == 0 ? Array.Empty<CardButton>() : [Check(state, Strings.RollOut_Pilot, true), Check(state, Strings.RollOut_Rest, false)],
            Back,
        ],
    };

    /// <param name="again">What was confirmed is no longer what would happen.</param>
    public static AdaptiveCard Preview(RollOutPlan plan, RollOutWish wish, bool again)
    {
        var data = ProgramsCard.Data(plan.Program);
        data[ShownMark.Field] = plan.Mark;
        data[RollOutWish.KindField] = wish.IsPilot;
        data[RollOutWish.PilotField] = string.Join(',', wish.Pilot);
        data[RollOutWish.PerDayField] = wish.PerDay;
        data[RollOutWish.FirstField] = LocalDatePattern.Iso.Format(wish.First!.Value);
        return new AdaptiveCard
        {
            Body =
            [
                Heading(Strings.RollOut_Heading),
                ProgramsCard.Title(plan.Program),
                new TextBlock(again ? Strings.Rhythm_Again : Strings.Rhythm_NotChangedYet) { IsSubtle = true },
                .. Section(Strings.RollOut_WouldStart, Days(plan.Batches)),
            ],
            Actions =
            [
                new ExecuteAction(Phrase.With(Strings.RollOut_Start, plan.Count), OwnerVerbs.StartRollOut, data) { Style = ButtonStyle.Positive },
                Back,
            ],
        };
    }

    private static CardElement[] Inputs(RollOutState state) => Inputs(state, CardSize.Fitting(
        state.Waiting.Take(MostTicked).Select(pairing => new Choice(PlainText.Line(pairing.Mentee.Name), pairing.Mentee.Id.ObjectId)),
        TickedBytes, choice => CardSize.Of(choice.Title) + FrameBytes));

    private static CardElement[] Inputs(RollOutState state, List<Choice> ticked) =>
    [
        new TextBlock(Phrase.With(Strings.RollOut_Waiting, state.Waiting.Count)) { Weight = TextWeight.Bolder },
        new DateInput(RollOutWish.FirstField)
        {
            Label = Strings.RollOut_First, Value = LocalDatePattern.Iso.Format(state.Program.Hours.WorkingDayFrom(state.Today.PlusDays(1))),
        },
        new ChoiceSetInput(RollOutWish.PilotField, ticked) { Label = Strings.RollOut_Who, IsMultiSelect = true },
        .. ticked.Count < state.Waiting.Count ? [ProgramsCard.More(state.Waiting.Count - ticked.Count)] : Array.Empty<CardElement>(),
        new NumberInput(RollOutWish.PerDayField) { Label = Strings.RollOut_PerDay, Min = 1, Max = RollOutWish.MostPerDay, Value = state.Program.RollOutSize },
    ];

    private static List<string> Days(IEnumerable<Batch> batches) =>
    [
        .. batches.Select(batch => Phrase.With(
            Strings.RollOut_Day,
            Phrase.Day(batch.Day),
            batch.Pairings.Count.ToString(CultureInfo.InvariantCulture),
            NameLine.Of([.. batch.Pairings.Select(pairing => pairing.Mentee.Name)]))),
    ];

    private static ExecuteAction Check(RollOutState state, string title, bool isPilot)
    {
        var data = ProgramsCard.Data(state.Program);
        data[RollOutWish.KindField] = isPilot;
        return new ExecuteAction(title, OwnerVerbs.CheckRollOut, data);
    }

    private static ExecuteAction Back => new(Strings.Owners_Programs, OwnerVerbs.Programs) { AssociatedInputs = AssociatedInputs.None };
}
