using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.CheckIns;

public sealed class ReleasingTests
{
    private static readonly ImmutableList<Reader> Mo = [new("mo", "Mo Mentor")];
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset AfterHold = SampleSet.Noon + Hold;

    [Fact]
    public void Taking_Back_Leaves_Nothing_Of_An_Earlier_Release()
    {
        var twice = Send(Says(Over(Send(Says(SampleSet.CheckIn(), "first"))), "second"));

        var back = Releasing.TakeBack(Over(twice, 2), 2)!;

        Assert.Empty(Releasing.ReadableBy(back, "mo"));
        Assert.True(back.LastRelease!.MayHaveBeenRead);
        Assert.Null(Releasing.TakeBack(back, 2));
    }

    [Fact]
    public void What_Was_Taken_Back_While_It_Was_Held_Was_Read_By_Nobody()
    {
        var back = Releasing.TakeBack(Send(Says(SampleSet.CheckIn(), "first")), 1)!;

        Assert.False(back.LastRelease!.MayHaveBeenRead);
        Assert.Null(Releasing.EndHold(back, 1, AfterHold));
    }

    [Fact]
    public void A_Wording_That_Was_Corrected_During_Its_Hold_Is_Read_By_Nobody()
    {
        var corrected = Send(Says(Send(Says(SampleSet.CheckIn(), "oops")), "better"));

        Assert.Null(Releasing.EndHold(corrected, 1, AfterHold));
        var readable = Assert.Single(Releasing.ReadableBy(Over(corrected, 2), "mo"));
        Assert.Equal("better", Releasing.Wording(corrected, readable)!.Text);
    }

    [Fact]
    public void An_Edit_Is_Not_Read_Before_It_Is_Released()
    {
        var edited = Says(Over(Send(Says(SampleSet.CheckIn(), "released"))), "private thought");

        var readable = Assert.Single(Releasing.ReadableBy(edited, "mo"));
        Assert.Equal("released", Releasing.Wording(edited, readable)!.Text);
    }

    [Fact]
    public void An_Answer_That_Is_Switched_Off_Is_Withdrawn_From_What_Was_Released()
    {
        var both = Over(Send(Says(Says(SampleSet.CheckIn(), "one"), "two", "lead")));
        var off = both.With(both.AnswerTo("lead")! with { Visibility = Visibility.Private });

        var narrowed = Releasing.Narrow(off);

        Assert.Equal("learned", Assert.Single(Releasing.ReadableBy(narrowed, "mo")).QuestionId);
        Assert.Same(both.Releases[0], Releasing.Narrow(both).Releases[0]);
    }

    [Fact]
    public void An_Answer_That_Was_Emptied_Is_Withdrawn_From_What_Was_Released()
    {
        var both = Over(Send(Says(Says(SampleSet.CheckIn(), "one"), "two", "lead")));
        var emptied = both.With(both.AnswerTo("lead")!.Replace([], null, null));

        Assert.Equal("learned", Assert.Single(Releasing.ReadableBy(Releasing.Narrow(emptied), "mo")).QuestionId);
    }

    [Fact]
    public void Switching_Everything_Off_Takes_Everything_Back()
    {
        var one = Over(Send(Says(SampleSet.CheckIn(), "one")));
        var narrowed = Releasing.Narrow(one.With(one.AnswerTo("learned")! with { Visibility = Visibility.Private }));

        Assert.Equal((ReleaseState.TakenBack, true), (narrowed.LastRelease!.State, narrowed.LastRelease.MayHaveBeenRead));
    }

    private static CheckIn Says(CheckIn checkIn, string text, string question = "learned") => checkIn.With(
        (checkIn.AnswerTo(question) ?? new Answer { QuestionId = question }).Replace([new AnswerPart(SampleSet.Noon, text, text)], null, null));

    private static CheckIn Send(CheckIn checkIn) => Releasing.Press(checkIn, new Named(Mo, null), SampleSet.Noon, Hold, "card");

    private static CheckIn Over(CheckIn checkIn, int ordinal = 1) => Releasing.EndHold(checkIn, ordinal, AfterHold)!;
}
