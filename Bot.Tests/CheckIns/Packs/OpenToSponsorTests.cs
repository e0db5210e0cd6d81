using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.CheckIns.Packs;

/// <summary>An answer is private, for the mentor, or open to the sponsor as well: by the mentee's press, and by name.</summary>
public sealed class OpenToSponsorTests
{
    [Fact]
    public async Task A_Review_Names_The_Sponsor_Beside_Each_Answer_And_Starts_With_The_Mentor()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        sponsored.Story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Lena.ObjectId });

        var review = sponsored.Maya.Sees(await sponsored.Story.AnswersAsync(Answers.First))!;

        Assert.Contains("Send does not reach **Lena Fischer**, your sponsor.", review.Words, StringComparison.Ordinal);
        Assert.Contains("Lena Fischer is above you in your organisation.", review.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes, and open to Lena Fischer", review.Words, StringComparison.Ordinal);
        Assert.Equal("mentor", review.ValueOf("share.learned"));
    }

    [Fact]
    public async Task What_Is_Open_To_The_Sponsor_Goes_To_The_Mentor_And_Not_To_The_Sponsor()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var card = await sponsored.OpensAsync(Answers.First);
        await sponsored.Lena.InstallsAsync();
        await sponsored.Lena.SaysAsync("digest");
        await sponsored.Story.Bot.PassAsync(TimeSpan.FromDays(8));

        var digest = sponsored.Daniel.Latest.Card!.Words;
        Assert.All([Answers.First.Learned, Answers.First.Better, Answers.First.Next], text => Assert.Contains(text, digest, StringComparison.Ordinal));
        Assert.DoesNotContain(Answers.First.Lead, digest, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", sponsored.LenaSaw.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(sponsored.Lena.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
        Assert.Contains("Open to Lena Fischer for a pack: 2.", card.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(
            [Visibility.MentorAndSponsor, Visibility.Mentor, Visibility.MentorAndSponsor],
            (await sponsored.Story.StoredAsync()).LastRelease!.Items.Where(item => item.QuestionId is "learned" or "better" or "next")
                .Select(item => item.Visibility));
    }

    [Fact]
    public async Task A_Sponsor_Who_Came_Since_The_Review_Is_Shown_Before_Anything_Is_Sent()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var card = await sponsored.Story.AnswersAsync(Answers.First);
        await sponsored.Story.ChangePairingAsync(pairing => pairing with { Sponsor = Somebody.Omar.PersonName });

        var fresh = await sponsored.Maya.PressesAsync(card, Sponsored.ToDaniel, new Dictionary<string, string> { ["share.learned"] = "sponsor" });
        await sponsored.Story.HoldEndsAsync();

        Assert.Contains(Strings.Review_ReadersChanged, fresh.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Omar Haddad", fresh.Card.Words, StringComparison.Ordinal);
        Assert.Equal("mentor", fresh.Card.ValueOf("share.learned"));
        Assert.Empty(sponsored.Daniel.Messages);
    }

    [Fact]
    public async Task No_Press_Opens_Anything_Where_There_Is_No_Sponsor_And_None_On_An_Outdated_Card()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, Sponsored.ToDaniel, new Dictionary<string, string> { ["share.learned"] = "sponsor" });
        await story.HoldEndsAsync();
        Assert.Null((await story.StoredAsync()).LastRelease!.Sponsor);

        await using var sponsored = await Sponsored.BegunAsync();
        var second = await sponsored.Story.AnswersAsync(Answers.First);
        var stale = sponsored.Maya.PressActivity(second, Sponsored.ToDaniel, new Dictionary<string, string> { ["share.learned"] = "sponsor" });
        await sponsored.Maya.PressesAsync(second, "Edit What I learned");
        await sponsored.Maya.PressesAsync(second, "Next", new { text = "zq-anew" });
        await sponsored.Maya.PostAsync(stale);
        Assert.Equal(Visibility.Mentor, (await sponsored.Story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Visibility);
    }

    [Fact]
    public async Task A_Typed_Send_Says_What_Is_Open_To_The_Sponsor()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        var card = await sponsored.Story.AnswersAsync(Answers.First);
        await sponsored.Maya.PressesAsync(card, "Later", new Dictionary<string, string> { ["share.next"] = "sponsor" });
        await sponsored.Maya.SaysAsync("continue");
        await sponsored.Maya.SaysAsync("send");

        Assert.Contains("Open to Lena Fischer for a pack: Next step.", sponsored.Maya.Latest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Owner_Of_The_Program_Who_Is_The_Sponsor_Is_No_Program_Team_For_This_Mentee()
    {
        await using var story = await Mentorship.StartAsync(
            Mentorship.Program with { Owners = [Somebody.Priya.PersonName, Somebody.Lena.PersonName] });
        await story.ChangePairingAsync(pairing => pairing with { Sponsor = Somebody.Lena.PersonName });
        await story.BeginAsync();
        await story.Maya.SaysAsync("reflect pairing fit");
        await story.Maya.PressesAsync("About some things");
        await story.Maya.PressesAsync("Hardly");
        await story.Maya.PressesAsync("Introductions");
        await story.Maya.PressesAsync("Next", new { text = "zq-know he cancels often" });

        var review = story.Maya.Sees(story.Maya.Latest)!.Words;
        Assert.Contains("Priya", review, StringComparison.Ordinal);
        Assert.DoesNotContain("Lena", review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_But_The_Mentee_Opens_A_Pack()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.OpensAsync(Answers.First);

        foreach (var person in new[] { sponsored.Lena, sponsored.Daniel, sponsored.Story.Priya })
        {
            var response = await person.PostAsync(person.InvokeActivity("1", "pack.open", new JsonObject { ["pairing"] = Mentorship.PairingId }));
            Assert.DoesNotContain("zq-", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
