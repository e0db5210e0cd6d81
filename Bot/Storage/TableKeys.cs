using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace TeamsMentorBot.Storage;

/// <summary>
/// Keys out of any text and back. What a key may not hold (/ \ # ? and control characters: Understanding the Table service data
/// model), what makes trouble in addresses (%), lone surrogates and our own two marks become <c>~</c> and four hex digits.
/// </summary>
internal static class TableKeys
{
    private const char Mark = '~';
    private const char Separator = '|';

    public static string Encode(string part)
    {
        var key = new StringBuilder(part.Length);
        for (var at = 0; at < part.Length; at++)
        {
            if (at + 1 < part.Length && char.IsSurrogatePair(part[at], part[at + 1]))
                key.Append(part[at]).Append(part[++at]);
            else if (IsPlain(part[at]))
                key.Append(part[at]);
            else
                key.Append(Mark).Append(((int)part[at]).ToString("X4", CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    /// <exception cref="FormatException">The text was not made by <see cref="Encode"/>.</exception>
    public static string Decode(string key)
    {
        var part = new StringBuilder(key.Length);
        for (var at = 0; at < key.Length; at++)
        {
            if (key[at] != Mark)
            {
                part.Append(key[at]);
            }
            else if (at + 4 < key.Length
                && ushort.TryParse(key.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                part.Append((char)letter);
                at += 4;
            }
            else
            {
                throw new FormatException("The key has a broken escape.");
            }
        }

        return part.ToString();
    }

    /// <summary>One key of several parts. The encoded parts cannot hold the separator, so no two lists give the same key.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var encoded = new string[parts.Length];
        for (var at = 0; at < parts.Length; at++)
            encoded[at] = Encode(parts[at]);

        return string.Join(Separator, encoded);
    }

    public static string[] Split(string key) => [.. key.Split(Separator).Select(Decode)];

    /// <summary>A moment in a fixed width, so that keys sort as the moments do.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadMoment(string text) =>
        new(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>The filter for all rows of a partition.</summary>
    public static string In(string partitionKey) => TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}");

    /// <summary>The filter for the rows of a partition whose key is made by <see cref="Join"/> and begins with these parts.</summary>
    public static string Under(string partitionKey, params ReadOnlySpan<string> parts)
    {
        var first = Join(parts) + Separator;
        var beyond = Join(parts) + (char)(Separator + 1);
        return TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey ge {first} and RowKey lt {beyond}");
    }

    /// <summary>The filter for such rows of all partitions: a scan of the whole table, for what is done once a day.</summary>
    public static string UnderAny(string part)
    {
        var first = Join(part) + Separator;
        var beyond = Join(part) + (char)(Separator + 1);
        return TableClient.CreateQueryFilter($"RowKey ge {first} and RowKey lt {beyond}");
    }

    private static bool IsPlain(char letter) =>
        letter is not ('/' or '\\' or '#' or '?' or '%' or Mark or Separator) && !char.IsControl(letter) && !char.IsSurrogate(letter);
}
