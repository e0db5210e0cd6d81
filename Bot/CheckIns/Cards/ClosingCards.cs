using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What stays in the chat after a check-in: how it stands, and none of its text.</summary>
internal static class ClosingCards
{
    /// <summary>On one card: the newest.</summary>
    private const int MostNotes = 12;

    /// <param name="zone">The mentee's, for the time on the card.</param>
    public static AdaptiveCard For(CheckIn checkIn, string? zone) => checkIn.LastRelease switch
    {
        null => Card(checkIn, Strings.Closing_PrivateTitle, Strings.Closing_PrivateText, Open(checkIn)),
        { State: ReleaseState.Held } held => Card(checkIn,
            Phrase.With(Strings.Closing_HeldTitle, Names(held)),
            Phrase.With(Strings.Closing_HeldText, Phrase.ClockTime(held.HeldUntil, zone)),
            TakeBack(checkIn, held), Open(checkIn)),
        { State: ReleaseState.Released, Waiting.IsEmpty: false } waits => Card(checkIn,
            Phrase.With(Strings.Closing_WaitsTitle, Waiting(waits)),
            Phrase.With(Strings.Closing_WaitsText, PlainText.Escape(Waiting(waits))),
            Open(checkIn), TakeBack(checkIn, waits)),
        { State: ReleaseState.Released, Ahead.IsEmpty: false } first => Card(checkIn,
            Phrase.With(Strings.Closing_AheadTitle, Ahead(first)),
            Phrase.With(Strings.Closing_AheadText, PlainText.Escape(Ahead(first))),
            Open(checkIn), TakeBack(checkIn, first)),
        { State: ReleaseState.Released } sent => Card(checkIn,
            Phrase.With(Strings.Closing_SentTitle, Names(sent)),
            string.Join(' ', SentTexts(sent)),
            Open(checkIn), TakeBack(checkIn, sent)),
        { State: ReleaseState.TakenBack, Readers.IsEmpty: true, NotSentTo: { IsEmpty: false } gone } => Card(checkIn,
            Phrase.With(Strings.Closing_NotSentTitle, ReviewCard.Names(gone)), Strings.Closing_NotSentText, Reopen(checkIn), Open(checkIn)),
        { State: ReleaseState.TakenBack } when checkIn.Releases.Any(release => release.MayHaveBeenRead) => TakenBackLate(checkIn),
        { State: ReleaseState.TakenBack } => Card(checkIn, Strings.Closing_TakenBackTitle, Strings.Closing_TakenBackText, Reopen(checkIn), Open(checkIn)),
        _ => throw new InvalidOperationException("A release is in no known state."),
    };

    /// <summary>Taken back after the hold: honest about what may have been read.</summary>
    private static AdaptiveCard TakenBackLate(CheckIn checkIn) =>
        Card(checkIn, Strings.Closing_TakenBackLateTitle, Strings.Closing_TakenBackLateText, Reopen(checkIn), Open(checkIn));

    public static AdaptiveCard Parked(CheckIn checkIn) =>
        Card(checkIn, Strings.Closing_ParkedTitle, Strings.Closing_ParkedText,
        [
            new ExecuteAction(Strings.Closing_Continue, CheckInVerbs.Start, CheckInData.Of(checkIn)),
            .. checkIn.LastRelease is { State: not ReleaseState.TakenBack } sent ? [TakeBack(checkIn, sent)] : Array.Empty<CardButton>(),
        ]);

    /// <summary>The next check-in has come, and this one waits unanswered.</summary>
    public static AdaptiveCard Expired(CheckIn checkIn) =>
        Card(checkIn, Strings.Closing_ExpiredTitle, Strings.Closing_ExpiredText,
            new ExecuteAction(Strings.Prompt_Start, CheckInVerbs.Start, CheckInData.Of(checkIn)));

    /// <summary>Everything that was written, for the mentee's own eyes, until they fold it again.</summary>
    /// <param name="back">Where it was opened from, when that is not its own card.</param>
    public static AdaptiveCard Opened(CheckIn checkIn, QuestionSet set, CardButton? back = null)
    {
        var notes = checkIn.Notes.TakeLast(MostNotes).ToList();
        var room = new TextRoom(checkIn.Answers.Count + checkIn.Pack.Count + notes.Count);
        return new AdaptiveCard
        {
            Body =
            [
                Title(checkIn.Title),
                new TextBlock(Strings.Closing_OpenedText) { IsSubtle = true, Spacing = Spacing.Small },
                .. checkIn.Answers.Where(answer => !answer.IsEmpty).SelectMany(answer => Read(checkIn, set, answer, room)),
                .. checkIn.Pack.Where(item => !item.LeftOut).SelectMany(item => PackCards.Read(item, room)),
                .. notes.SelectMany(note => Read(note, room)),
                .. notes.Count == checkIn.Notes.Count ? Array.Empty<CardElement>() : [new TextBlock(Strings.Closing_EarlierNotes) { IsSubtle = true }],
            ],
            Actions =
            [
                .. back is null ? Array.Empty<CardButton>() : [back],
                new ExecuteAction(back is null ? Strings.Closing_Fold : Strings.Closing_Stands, CheckInVerbs.Fold, CheckInData.Of(checkIn)),
                Reopen(checkIn),
            ],
        };
    }

    private static IEnumerable<CardElement> Read(CheckIn checkIn, QuestionSet set, Answer answer, TextRoom room)
    {
        if (set.Find(answer.QuestionId) is not { } question)
            yield break;
        var readers = checkIn.Releases
            .Where(release => release.State != ReleaseState.TakenBack && release.Items.Any(item => item.QuestionId == answer.QuestionId))
            .SelectMany(release => release.Readers).DistinctBy(reader => reader.ObjectId).ToList();
        yield return new TextBlock(question.Label) { Weight = TextWeight.Bolder, Separator = true };
        foreach (var element in AnswerText.Elements(question, answer, room))
            yield return element;
        var sponsor = checkIn.Releases.FindLast(release => release.Sponsor is { } one
            && Releasing.OpenToSponsor(checkIn, one.ObjectId).Any(item => item.QuestionId == answer.QuestionId))?.Sponsor;
        yield return new TextBlock(
            readers.Count == 0 ? Strings.Closing_OnlyYou
            : sponsor is null ? Phrase.With(Strings.Closing_SharedWith, PlainText.Escape(ReviewCard.Names(readers)))
            : Phrase.With(Strings.Closing_SharedAndOpen, PlainText.Escape(ReviewCard.Names(readers)), PlainText.Escape(ReviewCard.Names([sponsor]))))
        {
            IsSubtle = true,
            Size = TextSize.Small,
            Spacing = Spacing.Small,
        };
    }

    private static IEnumerable<CardElement> Read(AnswerPart note, TextRoom room)
    {
        yield return new TextBlock(Strings.Closing_Note) { Weight = TextWeight.Bolder, Separator = true };
        yield return RichTextBlock.Plain(room.Fit(note.Text).Shown);
    }

    private static AdaptiveCard Card(CheckIn checkIn, string title, string text, params IReadOnlyList<CardButton> buttons) => new()
    {
        Body =
        [
            new TextBlock(PlainText.Escape(checkIn.Title)) { IsSubtle = true, Size = TextSize.Small },
            Title(title),
            new TextBlock(text) { Spacing = Spacing.Small },
        ],
        Actions = buttons,
    };

    private static TextBlock Title(string text) => TextBlock.Title(PlainText.Escape(text));

    private static string Waiting(Release release) =>
        ReviewCard.Names(release.Readers.Where(reader => release.Waiting.Contains(reader.ObjectId)));

    private static string Ahead(Release release) =>
        ReviewCard.Names(release.Readers.Where(reader => release.Ahead.Contains(reader.ObjectId)));

    private static IEnumerable<string> SentTexts(Release sent)
    {
        yield return Phrase.With(sent.Items.Count == 1 ? Strings.Closing_SentTextOne : Strings.Closing_SentText, sent.Items.Count, Names(sent));
        if (sent.Sponsor is { } sponsor)
            yield return Phrase.With(Strings.Closing_OpenTo,
                sent.Items.Count(item => item.Visibility == Visibility.MentorAndSponsor), PlainText.Escape(ReviewCard.Names([sponsor])));
        if (!sent.NotSentTo.IsEmpty)
            yield return Phrase.With(Strings.Closing_NotSentPart, ReviewCard.Names(sent.NotSentTo));
    }

    private static string Names(Release release) => ReviewCard.Names(release.Readers);

    public static ExecuteAction TakeBack(CheckIn checkIn, Release release)
    {
        var data = CheckInData.Of(checkIn);
        data["release"] = release.Ordinal;
        return new ExecuteAction(Strings.Closing_TakeBack, CheckInVerbs.TakeBack, data);
    }

    private static ExecuteAction Open(CheckIn checkIn) => new(Strings.Closing_Open, CheckInVerbs.View, CheckInData.Of(checkIn));

    private static ExecuteAction Reopen(CheckIn checkIn) => new(Strings.Closing_Reopen, CheckInVerbs.Start, CheckInData.Of(checkIn));
}
