using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>Where an item stands: shard of its recipient, then its time, then what it is.</summary>
internal static class AgendaKeys
{
    public const int Shards = 16;

    /// <summary>Half of the 1 KiB that the Table service allows, in UTF-16 code units.</summary>
    private const int LongestRowKey = 512;

    public static IReadOnlyList<string> AllShards { get; } = [.. Enumerable.Range(0, Shards).Select(Name)];

    /// <summary>The same in every process and version: a shard that moved would hide what is in it.</summary>
    public static string Shard(string recipient) => Name(SHA256.HashData(Encoding.UTF8.GetBytes(recipient))[0] % Shards);

    public static string Row(AgendaItem item)
    {
        var key = TableKeys.Join(TableKeys.Moment(item.Due), item.Kind, item.Recipient, item.Id);
        return key.Length <= LongestRowKey
            ? key
            : throw new ArgumentException($"The agenda key of kind {item.Kind} is longer than {LongestRowKey} characters.", nameof(item));
    }

    /// <summary>All row keys of items due at or before a moment are smaller than this one.</summary>
    public static string Beyond(DateTimeOffset moment) => TableKeys.Moment(moment.AddTicks(1));

    private static string Name(int shard) => shard.ToString("x2", CultureInfo.InvariantCulture);
}
