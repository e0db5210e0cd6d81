using System.Globalization;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// The service's limits on one entity (Understanding the Table service data model, Azure Storage REST API), checked before
/// the request because the emulator enforces only some. Broken ones look like the service's own answer: status 400 and its error code.
/// </summary>
internal static class EntityLimits
{
    public const int KeyChars = 512;
    public const int NameChars = 255;
    public const int OwnProperties = 252;
    public const int StringChars = 32 * 1024;
    public const int BinaryBytes = 64 * 1024;
    public const int EntityBytes = 1024 * 1024;

    // DateTime in the table service starts where Windows file times do.
    private static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckKeys(string partitionKey, string rowKey)
    {
        CheckKey(SystemNames.PartitionKey, partitionKey);
        CheckKey(SystemNames.RowKey, rowKey);
    }

    public static void Check(TableEntity entity)
    {
        CheckKeys(entity.PartitionKey, entity.RowKey);
        var count = 0;
        long bytes = 4 + (2 * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach (var (name, value) in entity)
        {
            if (value is not null && SystemNames.IsOwn(name))
            {
                count++;
                CheckName(name);
                bytes += 8 + (2 * name.Length) + CheckValue(name, value);
            }
        }

        if (count > OwnProperties)
        {
            throw Refused(
                TableErrorCode.TooManyProperties,
                $"A row has at most {OwnProperties} properties of its own; this one has {count}.");
        }

        if (bytes > EntityBytes)
            throw Refused(TableErrorCode.EntityTooLarge, $"A row has at most {EntityBytes} bytes; this one has {bytes}.");
    }

    private static void CheckKey(string which, string? key)
    {
        if (key is null)
            throw Refused(TableErrorCode.PropertiesNeedValue, $"{which} is missing.");

        if (key.Length > KeyChars)
            throw Refused(TableErrorCode.KeyValueTooLarge, $"{which} has {key.Length} characters; {KeyChars} are allowed.");

        for (var at = 0; at < key.Length; at++)
        {
            var letter = key[at];

            // A lone surrogate has no UTF-8 form: two such keys would become one.
            if (letter is '/' or '\\' or '#' or '?' || char.IsControl(letter) || IsLoneSurrogate(key, at))
                throw Refused(TableErrorCode.OutOfRangeInput, $"{which} contains the forbidden character U+{(int)letter:X4}.");
        }
    }

    private static bool IsLoneSurrogate(string text, int at) => char.IsSurrogate(text[at]) && !(
        (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) || (at > 0 && char.IsSurrogatePair(text[at - 1], text[at])));

    private static void CheckName(string name)
    {
        if (name.Length > NameChars)
            throw Refused(TableErrorCode.PropertyNameTooLong, $"A property name has {name.Length} characters; {NameChars} are allowed.");

        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(IsNamePart))
            throw Refused(TableErrorCode.PropertyNameInvalid, $"'{name}' is no property name: they follow the rules for C# identifiers.");
    }

    private static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.Format;

    private static int CheckValue(string name, object value)
    {
        var (size, allowed) = value switch
        {
            string text => (4 + (2 * text.Length), 4 + (2 * StringChars)),
            byte[] bytes => (4 + bytes.Length, 4 + BinaryBytes),
            BinaryData data => (4 + data.ToMemory().Length, 4 + BinaryBytes),
            bool => (1, 1),
            int => (4, 4),
            Guid => (16, 16),
            _ => (8, 8),
        };
        if (size > allowed)
            throw Refused(TableErrorCode.PropertyValueTooLarge, $"'{name}' is longer than 64 KiB.");

        var isTooEarly = value switch
        {
            DateTimeOffset time => time < EarliestTime,
            DateTime time => time < EarliestTime.UtcDateTime,
            _ => false,
        };
        return isTooEarly ? throw Refused(TableErrorCode.OutOfRangeInput, $"'{name}' is earlier than the year 1601.") : size;
    }

    private static RequestFailedException Refused(TableErrorCode code, string message) => new(400, message, code.ToString(), null);
}
