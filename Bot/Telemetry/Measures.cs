using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TeamsMentorBot.Telemetry;

/// <summary>
/// Every metric and trace of the bot, by name (OpenTelemetry semantic conventions: dots, units apart, seconds for durations).
/// Tags hold words of the code and numbers, never ids of people and never what anybody wrote.
/// </summary>
internal static class Measures
{
    /// <summary>Of the meter and of the traces.</summary>
    public const string Source = "TeamsMentorBot";

    /// <summary>Items of the agenda that fell due and were looked at. Tag: kind (checkin, remind, digest and so on).</summary>
    public const string AgendaItems = "mentorbot.agenda.items";

    /// <summary>How long after its time an item was looked at, in seconds. An item that stays due is counted at each look. Tag: kind.</summary>
    public const string AgendaLag = "mentorbot.agenda.lag";

    /// <summary>Items that the daily sweep put back because a record wanted them and the agenda lacked them: 0 unless something is wrong. Tag: kind.</summary>
    public const string AgendaRepaired = "mentorbot.agenda.repaired";

    /// <summary>Messages that the bot started by itself. Tags: message (prompt, digest and so on), door (chat, mail, feed), outcome.</summary>
    public const string Deliveries = "mentorbot.deliveries";

    /// <summary>From an activity to its answer, in seconds. Tags: type, outcome (ok, failed).</summary>
    public const string TurnDuration = "mentorbot.turn.duration";

    /// <summary>One request to the tables, in seconds; its count is what storage is paid by. Tags: operation, status.</summary>
    public const string StorageDuration = "mentorbot.storage.call.duration";

    /// <summary>One request to Microsoft Graph, in seconds. Tags: operation (its page in the reference), status.</summary>
    public const string GraphDuration = "mentorbot.graph.call.duration";

    private const int LongestWord = 40;

    private static readonly Meter Meter = new(Source, ProgramVersion.Text);
    private static readonly ActivitySource Traces = new(Source, ProgramVersion.Text);

    private static readonly Counter<long> Items = Meter.CreateCounter<long>(AgendaItems, "{item}");
    private static readonly Counter<long> PutBack = Meter.CreateCounter<long>(AgendaRepaired, "{item}");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(AgendaLag, "s");
    private static readonly Counter<long> Delivered = Meter.CreateCounter<long>(Deliveries, "{message}");
    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>(TurnDuration, "s");
    private static readonly Histogram<double> Storage = Meter.CreateHistogram<double>(StorageDuration, "s");
    private static readonly Histogram<double> Graph = Meter.CreateHistogram<double>(GraphDuration, "s");

    /// <summary>An item of the agenda is looked at; the span ends with what is done about it.</summary>
    public static Activity? Due(string kind, TimeSpan lag)
    {
        var tag = Tag("kind", kind);
        Items.Add(1, tag);
        Lag.Record(Math.Max(0, lag.TotalSeconds), tag);
        return Traces.StartActivity("agenda.item")?.SetTag("kind", Word(kind));
    }

    public static void Repaired(string kind, int items) => PutBack.Add(items, Tag("kind", kind));

    public static void Sent(string message, string door, string outcome) =>
        Delivered.Add(1, Tag("message", message), Tag("door", door), Tag("outcome", outcome.ToLowerInvariant()));

    public static Call Turn(string? type) => new(Turns, "turn", "type", type ?? "none", Traces);

    public static Call StorageCall(string operation) => new(Storage, "storage.call", "operation", operation, Traces);

    public static Call GraphCall(string operation) => new(Graph, "graph.call", "operation", operation, Traces);

    private static KeyValuePair<string, object?> Tag(string name, string word) => new(name, Word(word));

    /// <summary>A tag's value is a word of the code: whatever else came here by mistake does not go out.</summary>
    private static string Word(string text) =>
        text.Length is > 0 and <= LongestWord && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? text : "other";

    /// <summary>Something with a beginning and an end: a span, and its length in a histogram.</summary>
    internal readonly struct Call(Histogram<double> histogram, string span, string tag, string word, ActivitySource traces)
    {
        private readonly long since = TimeProvider.System.GetTimestamp();
        private readonly Activity? activity = traces.StartActivity(span)?.SetTag(tag, Word(word));

        public void Failed() => Ended("failed", "outcome", isError: true);

        public void Done() => Ended("ok", "outcome", isError: false);

        /// <param name="status">Of HTTP; 0 where there was no answer.</param>
        public void Answered(int status) =>
            Ended(status.ToString(System.Globalization.CultureInfo.InvariantCulture), "status", status is 0 or >= 500);

        private void Ended(string outcome, string name, bool isError)
        {
            histogram.Record(TimeProvider.System.GetElapsedTime(since).TotalSeconds, Tag(tag, word), Tag(name, outcome));
            activity?.SetTag(name, outcome);
            activity?.SetStatus(isError ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            activity?.Dispose();
        }
    }
}
