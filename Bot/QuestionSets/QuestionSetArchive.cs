using System.Globalization;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.QuestionSets;

/// <summary>
/// Keeps every set that this program ever offered, beside the programs: a check-in goes on with the version it began with, also when that
/// file is gone from a later build or folder. Written once at the start, read once at the start; no turn pays for it.
/// </summary>
internal sealed class QuestionSetArchive(Tables tables, QuestionSetCatalog sets) : IHostedService
{
    private const string Partition = "question-sets";
    private const int InOneTransaction = 20;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var offered = sets.Files.Select(file => Key(file.Set)).ToHashSet(StringComparer.Ordinal);
        var stored = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in tables.Programs.QueryAsync<TableEntity>(TableKeys.In(Partition), cancellationToken: cancellationToken))
        {
            stored.Add(row.RowKey);
            // What a newer build wrote in a newer format is for that build to read.
            if (!offered.Contains(row.RowKey) && Read(row) is { } set)
                sets.Keep(set);
        }

        foreach (var rows in sets.Files.Where(file => !stored.Contains(Key(file.Set))).Select(Write).Chunk(InOneTransaction))
            await tables.Programs.SubmitTransactionAsync(rows, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Key(QuestionSet set) => TableKeys.Join(set.Id, set.Version.ToString(CultureInfo.InvariantCulture));

    private static QuestionSet? Read(TableEntity row) => TableKeys.Split(row.RowKey) is [var id, var version]
        ? QuestionSetReader.Read($"{id}.v{version}.yaml", LongText.Read(row, "Text") ?? "").Set
        : null;

    // Upserted: two instances that start together write the same.
    private static TableTransactionAction Write((QuestionSet Set, string Text) file)
    {
        var row = new TableEntity(Partition, Key(file.Set));
        LongText.Write(row, "Text", file.Text);
        return new TableTransactionAction(TableTransactionActionType.UpsertReplace, row);
    }
}
