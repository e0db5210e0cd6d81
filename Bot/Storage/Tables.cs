using System.Collections.Frozen;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Storage;

/// <summary>The bot's tables by name, without the prefix that they have in the account.</summary>
internal sealed class Tables
{
    private readonly FrozenDictionary<string, TableClient> tables;

    public Tables(TableServiceClient service, IOptions<StorageOptions> options, IEnumerable<TableName> names)
    {
        var prefix = options.Value.TablePrefix;
        tables = names.Select(name => name.Value).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(name => name, name => service.GetTableClient(prefix + name), StringComparer.Ordinal);
    }

    public TableClient People => Get(TableNames.People);

    public TableClient Programs => Get(TableNames.Programs);

    public TableClient Agenda => Get(TableNames.Agenda);

    public TableClient Deliveries => Get(TableNames.Deliveries);

    public TableClient Released => Get(TableNames.Released);

    public TableClient Instances => Get(TableNames.Instances);

    public TableClient Get(string name) => tables.TryGetValue(name, out var table)
        ? table
        : throw new InvalidOperationException($"There is no table '{name}': name it with services.AddTable.");

    /// <summary>Creates what is missing; safe to run from several instances at once.</summary>
    public Task CreateAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(tables.Values.Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
}
