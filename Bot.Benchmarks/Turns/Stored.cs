using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>People in the tables whom a running bot has not met yet.</summary>
internal static class Stored
{
    public static async Task AddAsync(Azurite emulator, string prefix, int people, string connector)
    {
        var table = emulator.Service().GetTableClient(prefix + TableNames.People);
        var set = QuestionSetCatalog.FromThisBuild().GetNewest("milestone");
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (index, ct) =>
            await table.AddEntityAsync(PersonRow.Write(Seeding.Begun(index, connector, set)), ct));
    }
}
