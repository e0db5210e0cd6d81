using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Programs;

public sealed class SetRhythmRefusalTests
{
    private static readonly object Tuesdays = new { how = "weekly", weekday = "2", time = "10:00", reminders = "2", digest = "weekly-5" };

    [Theory]
    [InlineData("how", "hourly", "Choose how often mentees are asked.")]
    [InlineData("weekday", "7", "Choose one of these days: Monday, Tuesday, Wednesday, Thursday, Friday.")]
    [InlineData("time", "03:00", "Choose a time between 08:00 and 17:00.")]
    [InlineData("time", "25:99", "Choose a time between 08:00 and 17:00.")]
    [InlineData("reminders", "-1", "Choose how many reminders there are.")]
    [InlineData("digest", "weekly-9", "Choose when mentors see what was released to them.")]
    [InlineData("digest", "", "Choose when mentors see what was released to them.")]
    public async Task What_The_Card_Does_Not_Offer_Is_Answered_With_What_To_Choose(string input, string value, string sentence)
    {
        await using var bench = await RhythmBench.StartAsync();

        var answer = await bench.PreviewAsync(new Dictionary<string, string> { [input] = value });

        Assert.Equal((400, sentence), (answer.StatusCode, answer.Error));
    }

    [Fact]
    public async Task Only_Owners_See_And_Set_The_Rhythm_Whatever_A_Press_Claims()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(Tuesdays);
        var press = bench.Owner.PressActivity(bench.Owner.Latest, "Confirm");
        var data = press["value"]!["action"]!["data"]!;

        foreach (var person in new[] { Sample.Mentee, Sample.Mentor, Sample.Sponsor })
        {
            var user = bench.Host.Person(person.Name, person.Id.ObjectId, Sample.Tenant);
            await user.SaysAsync("rhythm");
            Assert.Equal(Strings.Owners_OwnersOnly, user.Latest.Text);
            foreach (var verb in new[] { RhythmCard.PreviewVerb, RhythmCard.ConfirmVerb, RhythmCard.ChangeVerb })
            {
                var answer = await CardAnswer.ReadAsync(await user.PostAsync(user.InvokeActivity("1", verb, data.DeepClone())));
                Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
            }
        }

        Assert.Equivalent(Sample.Program, await bench.ProgramAsync(), strict: true);
    }

    [Fact]
    public async Task An_Owner_Of_Another_Tenant_With_The_Same_Object_Id_Is_A_Stranger()
    {
        await using var bench = await RhythmBench.StartAsync();
        var stranger = bench.Host.Person("Ola", Sample.Owner.Id.ObjectId, "22222222-2222-4222-8222-222222222222");

        await stranger.SaysAsync("rhythm");

        Assert.Equal(Strings.Owners_OwnersOnly, stranger.Latest.Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"program":"no-such"}""")]
    [InlineData("""{"program":"executives"}""")]
    [InlineData("""{"program":"executives","before":"x","after":"y","datesBefore":"z","datesAfter":""}""")]
    [InlineData("""
        {"program":"executives","before":"two-weeks/3/09:00/1/release","after":"weekly/7/23:00/2/release",
         "datesBefore":"2026-11-18/2026-12-02/2026-12-16","datesAfter":"2026-11-22/2026-11-29/2026-12-06"}
        """)]
    [InlineData("""{"program":["executives"],"after":{"a":1}}""")]
    public async Task A_Confirmation_That_No_Card_Offered_Is_Refused_And_Changes_Nothing(string data)
    {
        await using var bench = await RhythmBench.StartAsync();

        var answer = await CardAnswer.ReadAsync(await bench.Owner.PostAsync(
            bench.Owner.InvokeActivity("1", RhythmCard.ConfirmVerb, JsonNode.Parse(data))));

        Assert.Equal(400, answer.StatusCode);
        Assert.Equivalent(Sample.Program, await bench.ProgramAsync(), strict: true);
        Assert.Empty(await bench.AgendaAsync());
    }

    [Fact]
    public async Task A_Button_Of_Another_Card_Opens_The_Same_Card_For_Owners_Alone()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.Owner.SaysAsync("rhythm");
        var mentee = bench.Host.Person(Sample.Mentee.Name, Sample.Mentee.Id.ObjectId, Sample.Tenant);

        var opened = await CardAnswer.ReadAsync(await bench.Owner.PostAsync(bench.Owner.InvokeActivity("1", "home.rhythm", null)));
        var refused = await CardAnswer.ReadAsync(await mentee.PostAsync(mentee.InvokeActivity("1", "home.rhythm", null)));

        Assert.Equal(bench.Owner.Latest.Card!.Words, opened.Card!.Words);
        Assert.Equal(Strings.Owners_OwnersOnly, refused.Error);
    }
}
