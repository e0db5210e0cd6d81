using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>All answers, who would read them by name, and a switch for each. Nothing leaves before Send.</summary>
internal static class ReviewCard
{
    public const string SharePrefix = "share.";
    private const string ForMentor = "mentor";
    private const string ForSponsor = "sponsor";
    private const string ForNobody = "private";

    public static AdaptiveCard For(Opened opened, string? note = null) => new()
    {
        Body =
        [
            new TextBlock(PlainText.Escape(opened.State.CheckIn.Title)) { IsSubtle = true, Size = TextSize.Small },
            TextBlock.Title(Strings.Review_Title),
            .. TextBlock.Note(note),
            new TextBlock(Readers(opened)),
            .. Sponsor(opened.State.Sponsor),
            .. Above(opened.State.Sponsor is { } sponsor ? opened.State.Readers.Add(sponsor) : opened.State.Readers),
            .. opened.State.CheckIn.Together && !opened.State.Readers.IsEmpty
                ? [new TextBlock(Strings.Review_Together) { Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
            .. Answers(opened).DefaultIfEmpty(new TextBlock(
                opened.Set.Readers == Audience.Sponsor ? Strings.Pack_Empty : Strings.Review_NothingYet) { IsSubtle = true }),
            .. Unanswered(opened),
            .. Notes(opened.State.CheckIn),
        ],
        Actions = [.. Actions(opened)],
    };

    public static string Names(IEnumerable<Reader> readers) => string.Join(", ", readers.Select(reader => PlainText.Line(reader.Name)));

    /// <summary>In words, for a typed Send.</summary>
    public static string BeforeSend(Opened opened)
    {
        var labels = Releasing.Items(opened.State.CheckIn).Select(item => LabelOf(opened, item));
        return string.Join(' ', Opening(opened).Prepend(Phrase.With(Strings.Review_BeforeSend, string.Join(", ", labels), Names(opened.State.Readers))));
    }

    /// <summary>Who may read an answer, as an input of this card says: a switch, or one of three where there is a sponsor.</summary>
    public static Visibility VisibilityOf(CardAction action, string input) =>
        action.Flag(input) || action.Says(input, ForMentor) ? Visibility.Mentor
        : action.Says(input, ForSponsor) ? Visibility.MentorAndSponsor
        : Visibility.Private;

    private static string LabelOf(Opened opened, ReleasedRevision item) =>
        opened.State.CheckIn.Pack.Find(held => held.Id == item.QuestionId)?.Label ?? opened.Set.Find(item.QuestionId)?.Label ?? item.QuestionId;

    private static IEnumerable<string> Opening(Opened opened)
    {
        var labels = Releasing.Items(opened.State.CheckIn).Where(item => item.Visibility == Visibility.MentorAndSponsor)
            .Select(item => LabelOf(opened, item)).ToList();
        if (labels.Count > 0 && opened.State.Sponsor is { } sponsor)
            yield return Phrase.With(Strings.Review_BeforeOpening, string.Join(", ", labels), Names([sponsor]));
    }

    private static IEnumerable<CardElement> Sponsor(Reader? sponsor)
    {
        if (sponsor is not null)
            yield return new TextBlock(Phrase.With(Strings.Review_Sponsor, PlainText.Escape(Names([sponsor])))) { IsSubtle = true, Spacing = Spacing.Small };
    }

    private static string Readers(Opened opened) => opened.State.Readers.IsEmpty
        ? (opened.Set.Readers, opened.State.CheckIn.IsMentors) switch
        {
            (Audience.Nobody, _) => Strings.Review_ForYou,
            (Audience.Sponsor, _) => Strings.Pack_NoSponsor,
            (_, true) => Strings.Review_NoMentee,
            _ => Strings.Review_NoReaders,
        }
        : Phrase.With(Strings.Review_Readers, PlainText.Escape(Names(opened.State.Readers)));

    public static IEnumerable<CardElement> Above(IEnumerable<Reader> readers)
    {
        var above = readers.Where(reader => reader.IsAbove).ToList();
        if (above.Count > 0)
            yield return new TextBlock(Phrase.With(Strings.Review_Above, PlainText.Escape(Names(above)))) { Color = TextColor.Warning };
    }

    private static IEnumerable<CardElement> Answers(Opened opened)
    {
        var (checkIn, room) = (opened.State.CheckIn, new TextRoom(opened.State.CheckIn.Answers.Count + opened.State.CheckIn.Pack.Count));
        foreach (var question in new QuestionPath(opened.Set, opened.State).Asked)
            if (checkIn.AnswerTo(question.Id) is { IsEmpty: false } answer)
                yield return Answered(opened, question, answer, room);
        foreach (var item in PackCards.Review(checkIn, Names(opened.State.Readers), room))
            yield return item;
    }

    private static Container Answered(Opened opened, Question question, Answer answer, TextRoom room)
    {
        var edit = CheckInData.Of(opened.State, question.Id);
        return new Container(
        [
            new ColumnSet(
            [
                new Column([new TextBlock(question.Label) { Weight = TextWeight.Bolder }]),
                new Column([new TextBlock(Strings.Review_Edit) { Color = TextColor.Accent }], "auto")
                {
                    SelectAction = new ExecuteAction(Phrase.With(Strings.Review_EditWhat, question.Label), CheckInVerbs.Edit, edit),
                },
            ]),
            .. AnswerText.Elements(question, answer, room),
            .. opened.State.Readers.IsEmpty ? Array.Empty<CardElement>() : [Share(opened.State, question, answer)],
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }

    private static CardInput Share(DialogState state, Question question, Answer answer) => state.Sponsor is { } sponsor
        ? new ChoiceSetInput(SharePrefix + question.Id,
        [
            new(Strings.Review_ShareNobody, ForNobody),
            new(Names(state.Readers), ForMentor),
            new(Phrase.With(Strings.Review_ShareSponsor, Names(state.Readers), Names([sponsor])), ForSponsor),
        ])
        {
            Label = Strings.Review_WhoReads,
            Style = ChoiceInputStyle.Compact,
            Value = answer.Visibility switch
            {
                Visibility.Private => ForNobody,
                Visibility.Mentor => ForMentor,
                _ => ForSponsor,
            },
            Spacing = Spacing.Small,
        }
        : new ToggleInput(SharePrefix + question.Id, Phrase.With(Strings.Review_Share, Names(state.Readers)))
        {
            Value = answer.Visibility == Visibility.Private ? "false" : "true",
            Spacing = Spacing.Small,
        };

    private static IEnumerable<CardElement> Unanswered(Opened opened)
    {
        var open = new QuestionPath(opened.Set, opened.State).Asked
            .Where(question => opened.State.CheckIn.AnswerTo(question.Id) is null or { IsEmpty: true })
            .Select(question => question.Label)
            .ToList();
        if (open.Count > 0)
            yield return new TextBlock(Phrase.With(Strings.Review_Unanswered, string.Join(", ", open))) { IsSubtle = true, Separator = true };
    }

    private static IEnumerable<CardElement> Notes(CheckIn checkIn)
    {
        if (!checkIn.Notes.IsEmpty)
            yield return new TextBlock(checkIn.Notes.Count == 1
                ? Strings.Review_NotesOne : Phrase.With(Strings.Review_Notes, checkIn.Notes.Count)) { IsSubtle = true };
    }

    private static IEnumerable<CardButton> Actions(Opened opened)
    {
        JsonObject Data() => CheckInData.Of(opened.State);
        if (!opened.State.Readers.IsEmpty)
        {
            var send = opened.Set.Urgent ? Strings.Review_SendNow : Strings.Review_Send;
            yield return new ExecuteAction(Phrase.With(send, Names(opened.State.Readers)), CheckInVerbs.Send, Data()) { Style = ButtonStyle.Positive };
        }

        yield return new ExecuteAction(Strings.Review_KeepPrivate, CheckInVerbs.KeepPrivate, Data());
        if (new QuestionPath(opened.Set, opened.State).HasMoreDetail)
            yield return new ExecuteAction(
                opened.Set.Readers == Audience.Sponsor ? Strings.Pack_AddWords : Strings.Review_AddDetail, CheckInVerbs.Detail, Data());
        yield return new ExecuteAction(Strings.CheckIn_Later, CheckInVerbs.Later, Data());
    }
}
