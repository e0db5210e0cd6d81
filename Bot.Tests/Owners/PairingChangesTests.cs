using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Owners.Pairings;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

public sealed class PairingChangesTests
{
    private static readonly string Line = $"{Somebody.Maya.ObjectId}/{Mentorship.PairingId}/{Somebody.Daniel.ObjectId}";

    [Fact]
    public async Task An_Ended_Pairing_Asks_Nothing_More_And_Everybody_Is_Told_Once()
    {
        await using var story = await BegunAsync();
        await story.Priya.SaysAsync("end pairing");
        var preview = (await story.Priya.PressesAsync("See what would change")).Card!;
        Assert.Contains(
            "The pairing of Maya Okafor with Daniel Reyes in “Leaders of tomorrow” would end.", preview.Words, StringComparison.Ordinal);
        Assert.False((await PairingAsync(story)).Ended);

        var press = story.Priya.PressActivity(story.Priya.Latest, "End it");
        var first = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        await story.Bot.PassAsync(TimeSpan.FromHours(1));
        var told = story.Maya.Messages.Count;
        var second = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        await story.Bot.PassAsync(TimeSpan.FromDays(60));

        Assert.Contains("has ended.", first.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(first.Card.Words, second.Card!.Words);
        Assert.True((await PairingAsync(story)).Ended);
        Assert.Equal(told, story.Maya.Messages.Count);
        Assert.All([story.Maya, story.Daniel], person => Assert.Single(person.Messages, message =>
            message.Text == "The pairing of Maya Okafor with Daniel Reyes in “Leaders of tomorrow” has ended."));
    }

    [Fact]
    public async Task Another_Mentor_Inherits_Nothing_And_The_Former_One_Gets_Nothing_More()
    {
        await using var story = await BegunAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await lena.InstallsAsync();
        await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync("Send to Daniel Reyes");
        await story.Priya.SaysAsync("replace mentor");

        var preview = (await story.Priya.PressesAsync("See what would change", new { mentor = Somebody.Lena.Mail })).Card!;
        Assert.Contains(
            "Lena Fischer would mentor Maya Okafor in “Leaders of tomorrow” in place of Daniel Reyes.", preview.Words, StringComparison.Ordinal);
        var press = story.Priya.PressActivity(story.Priya.Latest, "Replace");
        var first = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var second = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        await story.Bot.PassAsync(TimeSpan.FromDays(8));

        Assert.Contains("Lena Fischer mentors Maya Okafor", first.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(first.Card.Words, second.Card!.Words);
        Assert.Equal([Somebody.Lena.PersonName], (await PairingAsync(story)).Mentors);
        Assert.Single(story.Daniel.Messages, message => message.Text?.Contains("in your place", StringComparison.Ordinal) is true);
        Assert.Single(lena.Messages, message => message.Text?.StartsWith("You mentor Maya Okafor", StringComparison.Ordinal) is true);
        Assert.Single(story.Maya.Messages, message => message.Text?.StartsWith("Lena Fischer is your mentor", StringComparison.Ordinal) is true);
        Assert.DoesNotContain(story.Daniel.Messages.Concat(lena.Messages), message =>
            message.Card?.Words.Contains("zq-", StringComparison.Ordinal) is true);
        Assert.DoesNotContain("zq-", story.DanielSaw.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentee_Who_Waits_To_Start_Hears_Of_No_Change()
    {
        await using var story = await BegunAsync();
        await story.ChangePairingAsync(pairing => pairing with { Waits = true });
        var heard = story.Maya.Messages.Count;
        await story.Priya.SaysAsync("replace mentor");
        await story.Priya.PressesAsync("See what would change", new { mentor = Somebody.Lena.Mail });
        await story.Priya.PressesAsync("Replace");
        await story.Bot.PassAsync(TimeSpan.FromHours(1));
        await story.Priya.SaysAsync("end pairing");
        await story.Priya.PressesAsync("See what would change");
        await story.Priya.PressesAsync("End it");

        await story.Bot.PassAsync(TimeSpan.FromDays(1));

        Assert.True((await PairingAsync(story)).Ended);
        Assert.Equal(heard, story.Maya.Messages.Count);
    }

    [Fact]
    public async Task A_Mentor_Who_Comes_Back_And_Goes_Again_Is_Told_Each_Time()
    {
        await using var story = await BegunAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await lena.InstallsAsync();

        foreach (var instead in (Somebody[])[Somebody.Lena, Somebody.Daniel, Somebody.Lena])
        {
            await ReplaceAsync(story, instead);
            await story.Bot.PassAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, lena.Messages.Count(message => message.Text?.StartsWith("You mentor Maya Okafor", StringComparison.Ordinal) is true));
        Assert.Equal(2, story.Daniel.Messages.Count(IsOfReplacement));
        Assert.Equal(2, story.Maya.Messages.Count(IsOfNewMentor));
    }

    [Fact]
    public async Task A_Replacement_That_Has_To_Be_Confirmed_Again_Is_Told_Once()
    {
        var storage = new RefusingWrites();
        await using var story = await BegunAsync(storage.AddTo);
        var lena = story.Bot.User(Somebody.Lena);
        await lena.InstallsAsync();
        storage.Before("pairing|", story.ForgetAgreementAsync);
        await ReplaceAsync(story, Somebody.Lena);
        Assert.Equal([Somebody.Daniel.PersonName], (await PairingAsync(story)).Mentors);

        await story.Priya.PressesAsync("Replace");
        await story.Bot.PassAsync(TimeSpan.FromHours(1));

        Assert.All([story.Maya, story.Daniel, lena], user =>
            Assert.Single(user.Messages, message => message.Summary == Strings.Pairing_ToldSummary));
    }

    [Fact]
    public async Task Nobody_Is_Told_At_Night_In_A_Pause_Or_After_Stop()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await lena.InstallsAsync();
        await lena.SaysAsync("stop");
        await story.Daniel.SaysAsync("pause 1 week");
        await story.UntilAsync(Mentorship.Wednesday.AddDays(-1).AddHours(13));
        var before = lena.Messages.Count;

        await ReplaceAsync(story, Somebody.Lena);
        await story.UntilAsync(Mentorship.Wednesday.AddHours(-1).AddMinutes(-1));
        Assert.DoesNotContain(story.Maya.Messages, IsOfNewMentor);

        await story.UntilAsync(Mentorship.Wednesday.AddHours(-1));
        Assert.Contains("in place of Daniel Reyes.", Assert.Single(story.Maya.Messages, IsOfNewMentor).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Daniel.Messages, IsOfReplacement);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(8));
        Assert.Single(story.Daniel.Messages, IsOfReplacement);
        Assert.Equal(before, lena.Messages.Count);
    }

    [Fact]
    public async Task What_Changed_Since_It_Was_Shown_Is_Shown_Again_First()
    {
        await using var story = await BegunAsync();
        await story.Priya.SaysAsync("end pairing");
        await story.Priya.PressesAsync("See what would change");
        await story.ChangeMentorsAsync(Somebody.Daniel, Somebody.Lena);

        var answer = await story.Priya.PressesAsync("End it");

        Assert.Contains(Strings.Rhythm_Again, answer.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("with Daniel Reyes, Lena Fischer in", answer.Card.Words, StringComparison.Ordinal);
        Assert.False((await PairingAsync(story)).Ended);
    }

    [Fact]
    public async Task A_New_Mentor_Is_Told_Of_Once_Also_When_The_Bot_Dies_After_The_Change()
    {
        await using var story = await BegunAsync();
        var lena = story.Bot.User(Somebody.Lena);
        await lena.InstallsAsync();
        var pairing = await story.PairingAsync();
        var stored = (await story.Bot.Get<PairingStore>().FindAsync(pairing.Mentee.Id, pairing.Id, default))!;
        var picked = new OwnedPairing(Mentorship.Program, stored, Somebody.Daniel.PersonName);
        foreach (var item in PairingNewsItem.OfReplacement(picked, Somebody.Lena.PersonName, story.Bot.Time.GetUtcNow()))
            await story.Bot.Get<Agenda>().AddAsync(item, default);
        await story.ChangePairingAsync(_ => pairing with { Mentors = [Somebody.Lena.PersonName], FormerMentors = pairing.Mentors });

        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));

        foreach (var user in new[] { story.Maya, story.Daniel, lena })
            Assert.Single(user.Messages, message => message.Summary == Strings.Pairing_ToldSummary);
    }

    [Fact]
    public async Task A_New_Mentor_Must_Be_Somebody_Else()
    {
        await using var story = await BegunAsync();
        await story.Priya.SaysAsync("replace mentor");

        foreach (var (mentor, why) in new[]
        {
            (Somebody.Maya.Mail, Strings.Enrol_OwnMentor),
            (Somebody.Daniel.ObjectId, "Daniel Reyes mentors Maya Okafor already."),
            ("nobody@example.com", "Nobody in your organisation has nobody@example.com."),
            (" ", Strings.Enrol_NobodyThere),
        })
        {
            var answer = await story.Priya.PressesAsync("See what would change", new { mentor });
            Assert.Contains(why, answer.Card!.Words, StringComparison.Ordinal);
        }

        Assert.Equal([Somebody.Daniel.PersonName], (await PairingAsync(story)).Mentors);
    }

    [Fact]
    public async Task Only_Owners_Of_The_Program_Change_A_Pairing_Whatever_A_Press_Claims()
    {
        await using var story = await BegunAsync();
        await story.Bot.Get<ProgramStore>().AddAsync(
            Mentorship.Program with { Id = "others", Owners = [Somebody.Lena.PersonName] }, default);
        var lena = story.Bot.User(Somebody.Lena);

        foreach (var person in new[] { lena, story.Maya, story.Daniel })
            foreach (var verb in (string[])
            [
                OwnerVerbs.EndPairing, OwnerVerbs.ConfirmEnd, OwnerVerbs.ReplaceMentor, OwnerVerbs.ConfirmReplace,
                OwnerVerbs.SetSponsor, OwnerVerbs.ConfirmSponsor,
            ])
            {
                var data = new JsonObject
                {
                    ["pairing"] = Line, ["mentor"] = Somebody.Omar.Mail, ["sponsor"] = Somebody.Omar.Mail, ["shown"] = "x",
                };
                var response = await person.PostAsync(person.InvokeActivity("1", verb, data));
                Assert.DoesNotContain("Okafor", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

        await story.Maya.SaysAsync("end pairing");
        Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        await story.Maya.SaysAsync("replace mentor");
        Assert.Equal(Strings.Pairing_NoneOfYours, story.Maya.Latest.Text);
        Assert.Equivalent(Mentorship.Pairing, await PairingAsync(story), strict: true);
    }

    private static async Task<Mentorship> BegunAsync(Action<IServiceCollection>? more = null)
    {
        var story = await Mentorship.StartAsync(more: more);
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        return story;
    }

    internal static async Task ReplaceAsync(Mentorship story, Somebody instead)
    {
        await story.Priya.SaysAsync("replace mentor");
        await story.Priya.PressesAsync("See what would change", new { mentor = instead.Mail });
        await story.Priya.PressesAsync("Replace");
    }

    private static bool IsOfReplacement(SentActivity message) => message.Text?.Contains("in your place", StringComparison.Ordinal) is true;

    private static bool IsOfNewMentor(SentActivity message) =>
        message.Text?.StartsWith("Lena Fischer is your mentor", StringComparison.Ordinal) is true;

    private static async Task<Pairing> PairingAsync(Mentorship story) =>
        (await story.Bot.Get<PairingStore>().FindAsync(Somebody.Maya.Id, Mentorship.PairingId, default))!.Pairing;
}
