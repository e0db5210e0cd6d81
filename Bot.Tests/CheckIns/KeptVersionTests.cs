using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>A check-in goes on with the questions it began with, whatever becomes of the set meanwhile.</summary>
public sealed class KeptVersionTests
{
    [Fact]
    public async Task A_Check_In_Goes_On_After_Its_Set_Was_Removed()
    {
        await using var story = await BegunAsync();
        await using var later = await BotFixture.StartAsync(beside: story.Bot, more: Offering());
        var maya = later.User(Somebody.Maya);
        later.Time.Advance(TimeSpan.FromMinutes(1));

        await maya.SaysAsync("time, luck");
        Assert.Contains("How sure are you?", maya.Latest.Card!.Words, StringComparison.Ordinal);
        await AnswerTheRestAsync(maya);
        await later.PassAsync(TimeSpan.FromSeconds(21));

        Assert.Contains("Time, Luck", Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
        await maya.SaysAsync("reflect");
        Assert.DoesNotContain("Every kind", maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Check_In_Goes_On_In_Its_Own_Words_After_Its_Set_Was_Changed()
    {
        await using var story = await BegunAsync();
        var second = EveryKind.Yaml.Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("ask: What helped?", "ask: What was of use?", StringComparison.Ordinal);
        await using var later = await BotFixture.StartAsync(beside: story.Bot, more: Offering(("every-kind.v2.yaml", second)));
        var maya = later.User(Somebody.Maya);
        later.Time.Advance(TimeSpan.FromMinutes(1));

        await maya.SaysAsync("continue");
        Assert.Contains("What helped?", maya.Latest.Card!.Words, StringComparison.Ordinal);
        await maya.SaysAsync("skip");
        await AnswerTheRestAsync(maya);

        await maya.SaysAsync("reflect every kind");
        await maya.SaysAsync("good");
        Assert.Contains("What was of use?", maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    private static async Task<Mentorship> BegunAsync()
    {
        var story = await Mentorship.StartAsync(
            Mentorship.Program with { QuestionSetId = EveryKind.Set.Id }, Offering(("every-kind.v1.yaml", EveryKind.Yaml)));
        await story.BeginAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("good");
        return story;
    }

    private static async Task AnswerTheRestAsync(TeamsUser maya)
    {
        foreach (var text in (string[])["quite sure", "skip", "skip", "skip", "send", "send"])
            await maya.SaysAsync(text);
    }

    private static Action<IServiceCollection> Offering(params IReadOnlyList<(string File, string Text)> sets) => services =>
        services.AddSingleton(QuestionSetCatalog.Read([("pulse.v1.yaml", PulseText()), .. sets]));

    private static string PulseText() => File.ReadAllText(Repository.PathOf("Bot", "QuestionSets", "pulse.v1.yaml"));
}
