using System.Globalization;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Teams;

namespace TeamsMentorBot.Tests.CheckIns.Cards;

/// <summary>Whatever people write, each card can be sent: one that is too large throws.</summary>
public sealed class CardRoomTests
{
    public static TheoryData<string> Texts => new(
        new string('x', 20_000),
        new string('思', 4_000),
        new string('{', 20_000),
        string.Concat(Enumerable.Repeat("😀", 4_000)),
        string.Concat(Enumerable.Repeat("\"\\\n\u0001", 2_000)));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_Card_Of_A_Check_In_Stays_Within_What_Can_Be_Sent(string text)
    {
        var opened = Opened(text);
        foreach (var step in SampleSet.Set.Questions.Select(question => Step.Question(question.Id)).Append(Step.Review))
            Assert.NotNull(StepCard.For(opened with { State = opened.State with { Step = step } }).ToJson());

        Assert.NotNull(PendingCard.For(opened).ToJson());
        Assert.NotNull(ClosingCards.Opened(opened.State.CheckIn, SampleSet.Set).ToJson());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_Full_Pack_Stays_Within_What_Can_Be_Sent(string text)
    {
        var origin = SampleSet.CheckIn().With(new Answer { QuestionId = "learned", Parts = [new AnswerPart(SampleSet.Noon, "1", text)] }) with
        {
            Title = string.Concat(Enumerable.Repeat("😀", 100)),
            Releases = [PackSamples.Opened("learned")],
        };
        var many = Enumerable.Range(0, 2 * PackContents.Most).Select(number => origin with { Id = $"{origin.Id}{number}" }).ToList();
        var pack = PackSamples.Pack(PackContents.Gather(many, origin.PairingId, PackSamples.Sponsor.ObjectId, _ => SampleSet.Set, []));
        Assert.Equal(PackContents.Most, pack.State.CheckIn.Pack.Count);

        Assert.NotNull(StepCard.For(pack).ToJson());
        Assert.NotNull(ClosingCards.Opened(pack.State.CheckIn, pack.Set).ToJson());
        Assert.NotNull(DigestCard.For(PackSamples.Digest(pack, text)).ToJson());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_Long_Text_Is_Read_In_Full_Page_By_Page(string text)
    {
        var pages = TextRoom.Pages(text).ToList();

        Assert.All(pages, page => Assert.False(char.IsLowSurrogate(page[0])));
        Assert.Equal(Letters(text), Letters(string.Concat(pages)));
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => letter is not ('…' or ' ' or '\n')));

    private static Opened Opened(string text)
    {
        var part = new AnswerPart(SampleSet.Noon, "1", text);
        var checkIn = SampleSet.CheckIn(new FollowedUp("c.next", text, null)) with
        {
            Answers = [.. SampleSet.Set.Questions.Where(question => question.Options.Count == 0)
                .Select(question => new Answer { QuestionId = question.Id, Parts = [part] })],
            Notes = [.. Enumerable.Range(0, 100).Select(number => part with { ActivityId = number.ToString(CultureInfo.InvariantCulture) })],
        };
        var state = CheckInDialog.Begin(checkIn, SampleSet.Set, SampleSet.Noon) with
        {
            Readers = [new Reader("mo", "Mo Mentor")],
            Pending = new PendingText(PendingKind.StaleCard, part, "learned"),
        };
        return new Opened(new Person { Id = Sample.Mentee.Id }, state, SampleSet.Set);
    }
}
