using System.Globalization;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>The closed card that stands in the chat, and what it opens into.</summary>
internal static class MyDataCards
{
    public static AdaptiveCard Closed => new()
    {
        Body = [TextBlock.Title(Strings.MyData_Title), new TextBlock(Strings.MyData_Closed) { Spacing = Spacing.Small }],
        Actions = [new ExecuteAction(Strings.MyData_Show, PrivacyVerbs.Open), new ExecuteAction(Strings.MyData_Delete, PrivacyVerbs.AskDelete)],
    };

    public static AdaptiveCard Counts(OwnData data) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.MyData_Title),
            new TextBlock(Strings.Closing_OpenedText) { IsSubtle = true, Spacing = Spacing.Small },
            new FactSet([.. Facts(data)]),
        ],
        Actions = [Turn(Strings.MyData_ReadAll, 0), Fold()],
    };

    public static AdaptiveCard Page(IReadOnlyList<OwnDataPart> parts, int page, int pages) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.MyData_Title),
            .. parts.SelectMany(Elements),
            new TextBlock(Phrase.With(Strings.CheckIn_Progress, page + 1, pages)) { IsSubtle = true, Size = TextSize.Small, Separator = true },
        ],
        Actions =
        [
            .. page + 1 < pages ? [Turn(Strings.MyData_Next, page + 1)] : Array.Empty<CardButton>(),
            .. page > 0 ? [Turn(Strings.CheckIn_Back, page - 1)] : Array.Empty<CardButton>(),
            Fold(),
        ],
    };

    public static IEnumerable<CardElement> Elements(OwnDataPart part)
    {
        yield return new TextBlock(PlainText.Escape(part.Heading)) { Weight = TextWeight.Bolder, Separator = true };
        if (part.Text.Length > 0)
            yield return RichTextBlock.Plain(part.Text) with { Spacing = Spacing.Small };
    }

    private static IEnumerable<Fact> Facts(OwnData data)
    {
        var checkIns = data.AllCheckIns.ToList();
        yield return Count(Strings.MyData_CountCheckIns, checkIns.Count);
        yield return Count(Strings.MyData_CountAnswers, checkIns.Sum(checkIn => checkIn.Answers.Count(answer => !answer.IsEmpty)));
        yield return Count(Strings.MyData_CountNotes, checkIns.Sum(checkIn => checkIn.Notes.Count));
        yield return Count(Strings.MyData_CountCommitments, data.Commitments.Count);
        yield return Count(Strings.MyData_CountMilestones, data.Milestones.Count);
        yield return Count(Strings.MyData_CountReplies, data.Replies.Count);
        yield return Count(Strings.MyData_CountMessages, data.Messages.Count);
        if (data.MentorNotes.Count > 0)
            yield return Count(Strings.MyData_CountMentorNotes, data.MentorNotes.Count);
        if (data.Digests.Count > 0)
            yield return Count(Strings.MyData_CountDigests, data.Digests.Count);
        yield return new Fact(
            Strings.MyData_CountReaders, data.Readers.Count == 0 ? Strings.MyData_Nobody : PlainText.Escape(string.Join(", ", data.Readers)));
    }

    private static Fact Count(string kind, int count) => new(kind, count.ToString(CultureInfo.InvariantCulture));

    private static ExecuteAction Turn(string title, int page) => new(title, PrivacyVerbs.Page, new JsonObject { ["page"] = page });

    private static ExecuteAction Fold() => new(Strings.Closing_Fold, PrivacyVerbs.Fold);
}
