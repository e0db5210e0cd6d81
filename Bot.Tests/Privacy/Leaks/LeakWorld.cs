using System.Globalization;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>The bot on tables in memory, and people enough for many histories.</summary>
internal sealed class LeakWorld : IAsyncDisposable
{
    private readonly BotFixture bot;
    private readonly IReadOnlyList<Somebody> people;

    private LeakWorld(BotFixture bot, IReadOnlyList<Somebody> people) => (this.bot, this.people) = (bot, people);

    public List<LeakHistory> Histories { get; } = [];

    public static async Task<LeakWorld> StartAsync(BrokenRule rule, int histories)
    {
        var people = Enumerable.Range(0, histories * LeakCast.Size).Select(Invented).ToList();
        var tables = new SpoilingTables(rule);
        var storage = $"DefaultEndpointsProtocol=http;AccountName=memory;AccountKey={Azurite.Key};TableEndpoint=http://127.0.0.1:1/memory";
        return new LeakWorld(await BotFixture.StartAsync(
            more: services =>
            {
                services.Configure<TableClientOptions>(options => options.Transport = tables);
                // What is due is done between two steps, so that the same steps are the same history.
                services.Remove(services.Single(service => service.ImplementationFactory?.Method.ReturnType == typeof(Dispatcher)));
                services.AddSingleton(new QuestionSetCatalog([.. QuestionSetCatalog.FromThisBuild().Newest, TwoTexts.Set, TwoTexts.Mentors]));
            },
            graph: people,
            storage: storage), people);
    }

    /// <returns>What leaked, if something did.</returns>
    public string? Tell(IEnumerable<LeakStep> steps) => Task.Run(() =>
    {
        var number = Histories.Count;
        Histories.Add(new LeakHistory(new LeakCast(bot, [.. people.Skip(number * LeakCast.Size).Take(LeakCast.Size)], number)));
        return Histories[number].LiveAsync(steps);
    }).GetAwaiter().GetResult();

    /// <summary>Each word stands in the partition of whoever wrote it or was written to, and nowhere once they are erased.</summary>
    public async Task AssertNothingIsKeptOrLoggedAsync()
    {
        var written = Histories.SelectMany(history => history.Model.Marks.Select(mark => (mark, history.Model))).ToDictionary();
        var partitions = people.ToDictionary(who => who.Id.Key);
        foreach (var row in await StoredRows.AllAsync(bot.Get<Tables>()))
            foreach (var mark in row.Select(column => column.Value).OfType<string>().SelectMany(LeakWatch.MarksIn))
                Assert.True(written[mark].MayKeep(partitions[row.PartitionKey], mark), $"{mark} is kept in {row.PartitionKey} {row.RowKey}");
        Assert.DoesNotContain("zq-", bot.Log.Text, StringComparison.Ordinal);
        Assert.Equal([], bot.Connector.Complaints);
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private static Somebody Invented(int number)
    {
        var role = (number % LeakCast.Size) switch { 0 or 1 => "Mentee", 5 => "Owner", _ => "Mentor" };
        return new Somebody(
            string.Create(CultureInfo.InvariantCulture, $"{role} N{number}E"),
            string.Create(CultureInfo.InvariantCulture, $"{number:x8}-1111-4111-8111-111111111111"));
    }
}
