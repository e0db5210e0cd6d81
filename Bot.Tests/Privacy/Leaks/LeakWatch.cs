using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>Everything that reaches some people: messages and what becomes of them, answers to what they do, mails.</summary>
internal sealed partial class LeakWatch(BotFixture bot)
{
    private readonly Dictionary<Somebody, Watched> watched = [];
    private readonly Dictionary<string, Somebody> chats = [];
    private readonly Dictionary<SentActivity, int> versions = [];
    private int messages = bot.Connector.All.Count;
    private int requests = bot.GraphWire.Requests.Count;

    public TeamsUser Add(Somebody who)
    {
        var tap = new WireTap();
        var user = bot.User(who, tap);
        watched.Add(who, new Watched(user, tap));
        chats.Add(user.ConversationId, who);
        return user;
    }

    /// <summary>The marks in all that came since this was last asked for.</summary>
    public IEnumerable<(Somebody Reader, string Mark)> Came()
    {
        foreach (var message in bot.Connector.All.Skip(messages))
        {
            messages++;
            if (chats.ContainsKey(message.ConversationId))
                versions[message] = 0;
        }

        List<(Somebody Reader, string Text)> came = [];
        foreach (var (message, known) in versions)
        {
            came.AddRange(message.Versions.Skip(known).Select(version => (chats[message.ConversationId], version.GetRawText())));
            versions[message] = message.Versions.Count;
        }

        foreach (var (who, seen) in watched)
        {
            came.AddRange(seen.Tap.Answers.Skip(seen.Answers).Select(answer => (who, answer)));
            seen.Answers = seen.Tap.Answers.Count;
        }

        foreach (var mail in bot.GraphWire.Requests.Skip(requests))
        {
            requests++;
            came.AddRange(watched.Keys.Where(who => mail.Contains($"\"{who.Mail}\"", StringComparison.Ordinal)).Select(who => (who, mail)));
        }

        return came.SelectMany(text => MarksIn(text.Text).Select(mark => (text.Reader, mark)));
    }

    /// <summary>The marks that stand in the chats now, as whoever opens them anew sees them.</summary>
    public IEnumerable<(Somebody Reader, string Mark)> Standing() =>
        from message in versions.Keys
        where !message.IsDeleted
        from mark in MarksIn(message.Json.GetRawText())
        select (chats[message.ConversationId], mark);

    public static IEnumerable<string> MarksIn(string text) => Mark().Matches(text).Select(found => found.Value);

    [GeneratedRegex("zq-[0-9a-z]+-[0-9]+-end")]
    private static partial Regex Mark();

    private sealed record Watched(TeamsUser User, WireTap Tap)
    {
        public int Answers { get; set; }
    }
}
