using System.Text.Json;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>What a message says, apart from how it addresses the bot.</summary>
internal static class MessageText
{
    public static string? Of(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in MentionsOfBot(activity))
            text = text.Replace(mention, " ", StringComparison.Ordinal);

        text = text.Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>A command as typed: one blank between words, small letters, no greeting marks or full stops at the end.</summary>
    public static string Command(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd('.', ',', ';', ':', '!', '?', '…', ' ', ')')
            .Replace('’', '\'')
            .ToLowerInvariant();

    private static IEnumerable<string> MentionsOfBot(Activity activity) =>
        from entity in activity.Entities ?? []
        let mention = (JsonElement?)entity
        where mention.Text("type") == "mention"
            && activity.Recipient?.Id is { } bot
            && mention.Member("mentioned").Text("id") == bot
        let text = mention.Text("text")
        where text is { Length: > 0 }
        select text;
}
