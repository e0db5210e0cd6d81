using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>Asks where a sentence belongs. It is stored already, so no answer loses it.</summary>
internal static class PendingCard
{
    private const int MostPlaces = 4;

    public static AdaptiveCard For(Opened opened)
    {
        var pending = opened.State.Pending!;
        var question = pending.QuestionId is { } id ? opened.Set.Find(id) : null;
        return pending.Kind switch
        {
            PendingKind.StaleCard when question is not null => Card(opened, Phrase.With(Strings.Pending_Stale, question.Label),
                Both(opened, pending), Button(opened, Strings.Pending_SaveAsEdit, question.Id), Button(opened, Strings.Pending_KeepFirst, null)),
            PendingKind.IsItTheAnswer when question is not null && pending.WasCommand => Card(opened,
                Phrase.With(Strings.Pending_OrTheAnswer, question.AskIn(opened.State.CheckIn.Mode)),
                [], Button(opened, Strings.Pending_Yes, question.Id), Button(opened, Strings.Pending_OnlyCommand, null)),
            PendingKind.IsItTheAnswer when question is not null => Card(opened,
                Phrase.With(Strings.Pending_IsItTheAnswer, question.AskIn(opened.State.CheckIn.Mode)),
                [], Button(opened, Strings.Pending_Yes, question.Id), Button(opened, Strings.Pending_No, null)),
            _ => Card(opened, Strings.Pending_Where, [], [.. Places(opened), Button(opened, Strings.Pending_No, null)]),
        };
    }

    private static AdaptiveCard Card(Opened opened, string text, IEnumerable<CardElement> more, params IReadOnlyList<CardButton> buttons) => new()
    {
        Body = [new TextBlock(PlainText.Escape(opened.State.CheckIn.Title)) { IsSubtle = true, Size = TextSize.Small }, new TextBlock(text), .. more],
        Actions = buttons,
    };

    private static IEnumerable<CardElement> Both(Opened opened, PendingText pending)
    {
        var room = new TextRoom(2);
        yield return new TextBlock(Strings.Pending_Stored) { IsSubtle = true };
        yield return new Container([RichTextBlock.Plain(room.Fit(opened.State.CheckIn.AnswerTo(pending.QuestionId!)?.Text ?? "").Shown)])
            { Style = ContainerStyle.Emphasis };
        yield return new TextBlock(Strings.Pending_Second) { IsSubtle = true };
        yield return new Container([RichTextBlock.Plain(room.Fit(pending.Part.Text).Shown)]) { Style = ContainerStyle.Emphasis };
    }

    private static IEnumerable<CardButton> Places(Opened opened) =>
        (opened.Set.Readers == Audience.Sponsor ? opened.Set.Questions : new QuestionPath(opened.Set, opened.State).Asked)
            .Where(question => question.Options.Count == 0)
            .Take(MostPlaces)
            .Select(question => Button(opened, question.Label, question.Id));

    private static ExecuteAction Button(Opened opened, string title, string? questionId) => new(title, CheckInVerbs.File,
        questionId is null ? CheckInData.Of(opened.State) : CheckInData.Of(opened.State, questionId));
}
