namespace TeamsMentorBot.Delivery;

/// <summary>What the key of a message tells about it.</summary>
/// <param name="Message">Which message it is: the first word, or the one behind the door.</param>
/// <param name="Door">By which way it goes.</param>
internal readonly record struct MessageKey(string Message, string Door)
{
    private const string Chat = "chat";
    private const string Mail = "mail";
    private const string Feed = "feed";

    /// <summary>Of one that is tried by several doors: each try has a row of its own.</summary>
    /// <param name="door">Its name, in any case.</param>
    public static string By(string door, string key) => $"{door.ToLowerInvariant()}.{key}";

    /// <param name="code">Of the outcome; it names the door of a digest that went out by another than the chat.</param>
    public static MessageKey Read(string key, string? code = null) => key.Split('.') switch
    {
        [(Chat or Mail or Feed) and var door, var message, ..] => new MessageKey(message, door),
        [var message, ..] => new MessageKey(message, code?.ToLowerInvariant() is (Mail or Feed) and var door ? door : Chat),
        [] => new MessageKey(key, Chat),
    };
}
