using System.Text.Json;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Tests.Teams;

public sealed class CardActionTests
{
    private static readonly CardAction Action = new("v", JsonElement.Parse("""
        {"id":"a-1","bad":"a\u0000b","half":"\ud800","blank":"  ","none":null,"obj":{},"day":"2026-02-29","good":"2026-11-21",
         "n":"12","m":13,"big":1e99,"t":"TRUE","f":"false","list":"a, b,,c",
         "endless":1PLACE}
        """.Replace("PLACE", new string('0', 256), StringComparison.Ordinal)), "1", "f:1");

    [Fact]
    public void What_Is_There_Is_Read()
    {
        Assert.Equal("a-1", Action.Id("id"));
        Assert.Equal(new DateOnly(2026, 11, 21), Action.Date("good"));
        Assert.Equal((12, 13), (Action.Number("n"), Action.Number("m")));
        Assert.Equal(("12", "13", "1e99"), (Action.NumberAsText("n"), Action.NumberAsText("m"), Action.NumberAsText("big")));
        Assert.True(Action.Flag("t"));
        Assert.False(Action.Flag("f"));
        Assert.Equal(["a", "b", "c"], Action.Choices("list"));
    }

    [Fact]
    public void What_Is_Missing_Or_Empty_Is_Null()
    {
        Assert.Null(Action.Text("nowhere", 9));
        Assert.Null(Action.Text("none", 9));
        Assert.Null(Action.Text("blank", 9));
        Assert.Null(Action.Date("nowhere"));
        Assert.Null(Action.Number("nowhere"));
        Assert.Empty(Action.Choices("nowhere"));
        Assert.Null((Action with { Data = default }).Text("id", 9));
    }

    [Fact]
    public void What_No_Card_Allows_Is_Told_Apart_From_What_Is_Missing()
    {
        Assert.Throws<CardInputException>(() => Action.Id("bad"));
        Assert.Throws<CardInputException>(() => Action.Text("half", 9));
        Assert.Throws<CardInputException>(() => Action.Text("obj", 9));
        Assert.Throws<CardInputException>(() => Action.Text("id", 2));
        Assert.Throws<CardInputException>(() => Action.Date("day"));
        Assert.Throws<CardInputException>(() => Action.Number("id"));
        Assert.Throws<CardInputException>(() => Action.Number("big"));
        Assert.Throws<CardInputException>(() => Action.NumberAsText("endless"));
    }
}
