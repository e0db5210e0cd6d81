using System.Text.Json.Nodes;
using Azure.Data.Tables;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>Ids on a card are claims. Whoever presses any button there is with somebody else's ids learns nothing and changes nothing.</summary>
public sealed class IntruderTests
{
    private static readonly Somebody OtherTenant = Somebody.Maya with { TenantId = "9e9e9e9e-0000-4000-8000-000000000009" };
    private static readonly Somebody Stranger = new("Sid Stranger", "f6000000-0000-4000-8000-00000000000f");

    [Fact]
    public Task A_Mentee_Of_Another_Pairing_Gets_Nothing_From_Any_Button() => NothingForAsync(Somebody.Lena);

    [Fact]
    public Task A_Mentor_Of_Another_Pairing_Gets_Nothing_From_Any_Button() => NothingForAsync(Somebody.Omar);

    [Fact]
    public Task A_Stranger_Gets_Nothing_From_Any_Button() => NothingForAsync(Stranger);

    [Fact]
    public Task The_Same_Object_Id_In_Another_Tenant_Gets_Nothing_From_Any_Button() => NothingForAsync(OtherTenant);

    [Fact]
    public Task The_Owner_Of_The_Program_Gets_Nothing_From_Any_Button() => NothingForAsync(Somebody.Priya);

    [Fact]
    public async Task The_Mentor_Cannot_Press_The_Mentees_Buttons()
    {
        await using var story = await SharedAsync();
        var before = await MayasRowsAsync(story);

        await PressEverythingAsync(story, story.Daniel, verb => !verb.StartsWith("digest.", StringComparison.Ordinal));

        Assert.Equal(before, await MayasRowsAsync(story));
    }

    [Fact]
    public async Task A_Replaced_Mentor_Reads_Nothing_More()
    {
        await using var story = await SharedAsync();
        var digest = story.Daniel.Latest;
        await story.ChangeMentorsAsync(Somebody.Omar);
        var tap = new WireTap();
        var daniel = story.Bot.User(Somebody.Daniel, tap);

        var acknowledged = await daniel.PressesAsync(digest, "I have read this");
        await daniel.SaysAsync("digest");

        Assert.Equal("This is no longer shared with you.", acknowledged.Error);
        Assert.DoesNotContain("zq-", tap.Received, StringComparison.Ordinal);
        Assert.Contains("Nothing has been shared with you yet", daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    private static async Task NothingForAsync(Somebody intruder)
    {
        await using var story = await SharedAsync();
        var tap = new WireTap();
        var user = story.Bot.User(intruder, tap);
        var before = (await MayasRowsAsync(story), story.Maya.Messages.Count, story.Daniel.Messages.Count);

        var pressed = await PressEverythingAsync(story, user, _ => true);
        await story.HoldEndsAsync();

        Assert.True(pressed > 30);
        Assert.DoesNotContain("zq-", tap.Received, StringComparison.Ordinal);
        Assert.DoesNotContain("The board review", tap.Received, StringComparison.Ordinal);
        Assert.All(user.Messages, message => Assert.DoesNotContain("zq-", message.Everything, StringComparison.Ordinal));
        Assert.Equal(before, (await MayasRowsAsync(story), story.Maya.Messages.Count, story.Daniel.Messages.Count));
    }

    /// <summary>One check-in of Maya's is shared, and one is open; Lena is mentored by Omar in the same program.</summary>
    private static async Task<Mentorship> SharedAsync()
    {
        var story = await Mentorship.StartAsync();
        await story.Bot.Get<PairingStore>().AddAsync(new Pairing
        {
            Id = "lena-and-omar",
            ProgramId = Mentorship.ProgramId,
            Mentee = Somebody.Lena.PersonName,
            Mentors = [Somebody.Omar.PersonName],
        }, default);
        await story.BeginAsync();
        await story.SharesAsync(Answers.First);
        await story.AnswersAsync(Answers.New("open"), "The second review");
        return story;
    }

    /// <summary>Every verb of the table of routes, with every id that a card of Maya's or Daniel's ever carried.</summary>
    private static async Task<int> PressEverythingAsync(Mentorship story, TeamsUser user, Func<string, bool> which)
    {
        var pressed = 0;
        var rev = (await story.OpenAsync())!.Rev;
        var verbs = story.Bot.Get<RouteTable>().Rows.Where(row => row.Kind == RouteKind.Card).Select(row => row.Names[0]);
        foreach (var verb in verbs.Where(which))
        {
            foreach (var checkIn in (string[])[Mentorship.CheckInId(), Mentorship.CheckInId("The second review")])
            {
                await CardAnswer.ReadAsync(await user.PostAsync(user.InvokeActivity(story.Maya.Latest.Id, verb, Data(checkIn, rev))));
                pressed++;
            }
        }

        return pressed;
    }

    private static JsonObject Data(string checkIn, int rev) => new()
    {
        ["checkIn"] = checkIn,
        ["rev"] = rev,
        ["question"] = "learned",
        ["text"] = "not mine",
        ["release"] = 1,
        ["mentee"] = Somebody.Maya.ObjectId,
        ["reply"] = "not for you",
        ["attempt"] = 2,
        ["page"] = 0,
        ["milestone"] = "",
        ["share.learned"] = "true",
    };

    private static async Task<string> MayasRowsAsync(Mentorship story)
    {
        var rows = new List<string>();
        await foreach (var row in story.Bot.Tables.People.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Somebody.Maya.Id.Key}")))
            rows.Add($"{row.RowKey} {row.ETag}");

        return string.Join('\n', rows);
    }
}
