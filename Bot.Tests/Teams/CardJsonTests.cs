using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class CardJsonTests
{
    internal static AdaptiveCard Everything { get; } = new()
    {
        Body =
        [
            new TextBlock("Head")
            {
                Style = TextBlockStyle.Heading, Size = TextSize.Large, Weight = TextWeight.Bolder, Color = TextColor.Accent,
            },
            new RichTextBlock([new TextRun("run") { Italic = true, IsSubtle = true }]) { Id = "rich" },
            new Container([new TextBlock("in") { Separator = true, Spacing = Spacing.Large }])
            {
                Style = ContainerStyle.Emphasis,
            },
            new ColumnSet(
            [
                new Column([new TextBlock("left")], "auto"),
                new Column([new TextBlock("right")]) { VerticalContentAlignment = VerticalAlignment.Center },
            ]),
            new FactSet([new("When", "Friday")]),
            new TextInput("text")
            {
                Label = "Text", IsMultiline = true, MaxLength = 4000, IsRequired = true,
                ErrorMessage = "Say something", Placeholder = "…", Value = "v",
            },
            new ChoiceSetInput("one", [new("A", "a")])
            {
                Label = "One", Style = ChoiceInputStyle.Expanded, IsMultiSelect = true, Value = "a",
            },
            new DateInput("day") { Label = "Day", Min = "2026-11-21", Max = "2027-11-21", Value = "2026-11-22" },
            new ToggleInput("yes", "Yes") { Label = "Sure", Value = "true" },
            new NumberInput("count") { Label = "Count", Min = 1, Max = 9, Value = 3 },
            new ActionSet([new ExecuteAction("Show", "show")]),
        ],
        Actions =
        [
            new ExecuteAction("Save", "save", new JsonObject { ["id"] = "1" })
            {
                Style = ButtonStyle.Positive, AssociatedInputs = AssociatedInputs.Auto,
            },
            new ExecuteAction("Skip", "skip") { AssociatedInputs = AssociatedInputs.None },
            new ShowCardAction("More", new AdaptiveCard { Version = null, Body = [new TextBlock("more")] }),
            new OpenUrlAction("Read", "https://example.com"),
        ],
    };

    [Fact]
    public void A_Button_Falls_Back_To_The_Same_Verb_And_Data()
    {
        var button = Everything.ToElement().GetProperty("actions")[0];

        Assert.Equal("Action.Execute", button.GetProperty("type").GetString());
        Assert.Equal("save", button.GetProperty("verb").GetString());
        var fallback = button.GetProperty("fallback");
        Assert.Equal("Action.Submit", fallback.GetProperty("type").GetString());
        Assert.Equal("""{"id":"1","verb":"save"}""", fallback.GetProperty("data").GetRawText());
        Assert.Equal("Save", fallback.GetProperty("title").GetString());
    }

    [Fact]
    public void The_Type_Of_An_Element_Stands_First_And_Once()
    {
        var body = Everything.ToElement().GetProperty("body");

        Assert.StartsWith(
            """{"type":"TextBlock","text":"Head","wrap":true,"style":"heading","size":"large",""",
            body[0].GetRawText(),
            StringComparison.Ordinal);
        Assert.StartsWith("""{"type":"Input.Text",""", body[5].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_Can_Build_A_Card_Too_Large_For_Teams()
    {
        var card = new AdaptiveCard { Body = [new TextBlock(new string('ä', 13_000))] };

        Assert.Throws<CardTooLargeException>(() => CardActivity.For(card));
    }

    [Fact]
    public void The_Verbs_Name_Is_Not_For_Data() =>
        Assert.Throws<ArgumentException>(() => new ExecuteAction("x", "y", new JsonObject { ["verb"] = "z" }));

    [Fact]
    public void A_Strict_Reader_Accepts_Every_Kind_Of_Element() => CardStrictness.Check(Everything.ToElement());

    [SharedDataFact("adaptive-cards/adaptive-card-1.5.0.schema.json")]
    public async Task The_Published_Schema_Accepts_Every_Kind_Of_Element()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(SharedData.PathOf("adaptive-cards/adaptive-card-1.5.0.schema.json"));

        Assert.Empty(schema.Validate(Everything.ToJson().ToJsonString()));
    }
}
