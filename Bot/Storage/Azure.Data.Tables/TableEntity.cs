using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary. Values: string, int, long, double, bool, Guid, DateTime, DateTimeOffset, byte[] or BinaryData;
/// null values are not sent. The keys, <c>Timestamp</c> and <c>odata.etag</c> are entries of the dictionary too.
/// </summary>
[JsonConverter(typeof(EntityWriter))]
internal sealed class TableEntity : ITableEntity, IDictionary<string, object?>
{
    private readonly Dictionary<string, object?> properties;

    public TableEntity() => properties = new(StringComparer.Ordinal);

    public TableEntity(IDictionary<string, object?> values) => properties = new(values, StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    private TableEntity(Dictionary<string, object?> values) => properties = values;

    public string PartitionKey
    {
        get => GetString(SystemNames.PartitionKey)!;
        set => properties[SystemNames.PartitionKey] = value;
    }

    public string RowKey
    {
        get => GetString(SystemNames.RowKey)!;
        set => properties[SystemNames.RowKey] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(SystemNames.Timestamp);
        set => properties[SystemNames.Timestamp] = value;
    }

    public ETag ETag
    {
        get => GetString(SystemNames.ETag) is { Length: > 0 } text ? new ETag(text) : default;
        set => properties[SystemNames.ETag] = value.ToString();
    }

    public int Count => properties.Count;

    public ICollection<string> Keys => properties.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    /// <summary>Null when there is no such property. A property keeps the type of the first value given to it.</summary>
    /// <exception cref="InvalidOperationException">The property already has a value of a type that this one does not fit.</exception>
    public object? this[string key]
    {
        get => properties.GetValueOrDefault(key);
        set => Set(key, value);
    }

    public string? GetString(string key) => Read<string>(key);

    public byte[]? GetBinary(string key) => Read<byte[]>(key);

    public int? GetInt32(string key) => ReadValue<int>(key);

    public long? GetInt64(string key) => ReadValue<long>(key);

    public double? GetDouble(string key) => ReadValue<double>(key);

    public bool? GetBoolean(string key) => ReadValue<bool>(key);

    public Guid? GetGuid(string key) => ReadValue<Guid>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) => ReadValue<DateTimeOffset>(key);

    public void Add(string key, object? value) => Set(key, value);

    public bool Remove(string key) => properties.Remove(key);

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => properties.TryGetValue(key, out value);

    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Set(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => properties.Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    /// <summary>Of the dictionary itself, which goes through it without an enumerator of its own on the heap.</summary>
    internal Dictionary<string, object?> Properties => properties;

    internal static TableEntity Owning(Dictionary<string, object?> values) => new(values);

    private void Set(string key, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        properties[key] = (properties.GetValueOrDefault(key), value) switch
        {
            (null, _) or (_, null) => value,
            (long, int whole) => (long)whole,
            (double, int whole) => (double)whole,
            (int, long or double) => value,
            var (old, _) when old.GetType().IsInstanceOfType(value) => value,
            var (old, _) => throw new InvalidOperationException($"'{key}' holds {old.GetType()} and cannot take {value.GetType()}."),
        };
    }

    private T? Read<T>(string key)
        where T : class => properties.GetValueOrDefault(key) switch
        {
            null => null,
            T value => value,
            var other => throw WrongType(key, typeof(T), other),
        };

    private T? ReadValue<T>(string key)
        where T : struct => properties.GetValueOrDefault(key) switch
        {
            null => null,
            T value => value,
            var other => throw WrongType(key, typeof(T), other),
        };

    private static InvalidOperationException WrongType(string key, Type asked, object value) =>
        new($"'{key}' holds {value.GetType()}, not {asked}.");
}
