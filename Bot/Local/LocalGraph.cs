using System.Security.Cryptography;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Local;

/// <summary>Somebody whom the stand-in knows.</summary>
/// <param name="ChatId">Conversation id of their chat with the bot; null for a mailbox that is nobody's.</param>
internal sealed record LocalGraphPerson(string ObjectId, string DisplayName, string Mail, string? ChatId)
{
    public string PrincipalName { get; init; } = Mail;

    /// <summary>Object id.</summary>
    public string? Manager { get; init; }

    public bool Disabled { get; init; }

    /// <summary>As Windows names it; empty for a mailbox that was never opened.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Of their mailbox, on Tuesdays to Fridays.</summary>
    public (string From, string Until)? Works { get; init; }

    /// <summary>Automatic replies that are on from and until then.</summary>
    public (DateTimeOffset From, DateTimeOffset Until)? Away { get; init; }
}

/// <param name="Members">Object ids, also of things that are no people.</param>
internal sealed record LocalGraphGroup(string Id, IReadOnlyList<string> Members);

/// <param name="What">One line for people: what the call was for.</param>
internal sealed record LocalGraphCall(DateTimeOffset At, string Method, string Path, int Status, string What);

internal sealed record LocalGraphMail(DateTimeOffset At, string From, string To, string Subject, string Html);

/// <param name="To">Object id.</param>
internal sealed record LocalGraphNotification(DateTimeOffset At, string To, string Preview);

/// <summary>
/// Stand-in for Microsoft Graph while the bot runs on a developer's machine, and strict double in tests. Keeps in memory who
/// has the app, what was mailed and every call; forgets it all when the process ends.
/// </summary>
internal sealed class LocalGraph(IReadOnlyList<LocalGraphPerson> people, TimeProvider time)
{
    /// <summary>Ids of the app in the stand-in's catalogue: invented.</summary>
    public const string CatalogAppId = "5d0b1a3c-6f1e-4a57-9a0e-3d1f6b8c2e70";

    public const string ManifestId = "9c2f4e68-1b7d-4c35-8e9a-70d5a6b3f142";

    public const int KeptCalls = 500;

    public const int KeptMails = 50;

    private readonly Lock gate = new();
    private volatile IReadOnlyList<LocalGraphPerson> known = people;
    private readonly HashSet<string> installed = [];
    private readonly LinkedList<LocalGraphCall> calls = [];
    private readonly LinkedList<LocalGraphMail> mails = [];
    private readonly LinkedList<LocalGraphNotification> notifications = [];
    private readonly Dictionary<GraphOperation, (int Times, LocalGraphAnswer Answer)> refusals = [];

    /// <summary>New at each run, known to this process only.</summary>
    public string Bearer { get; } = RandomNumberGenerator.GetHexString(64);

    /// <summary>Application permissions that the administrator granted; tests take some away.</summary>
    public HashSet<string> Granted { get; } = [.. GraphPermission.All.Select(permission => permission.Name)];

    public List<LocalGraphGroup> Groups { get; } = [];

    /// <summary>Members in one page, where the caller asks for more; each page comes after an empty one.</summary>
    public int LargestPage { get; set; } = 999;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LocalGraphCall> Calls => Read(calls);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LocalGraphMail> Mails => Read(mails);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LocalGraphNotification> Notifications => Read(notifications);

    public LocalGraphPerson? Find(string idOrPrincipalName) => known.FirstOrDefault(person =>
        string.Equals(person.ObjectId, idOrPrincipalName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(person.PrincipalName, idOrPrincipalName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Everybody with this mail address or principal name.</summary>
    public IEnumerable<LocalGraphPerson> At(string address) => known.Where(person =>
        string.Equals(person.Mail, address, StringComparison.OrdinalIgnoreCase)
        || string.Equals(person.PrincipalName, address, StringComparison.OrdinalIgnoreCase));

    public bool HasApp(LocalGraphPerson person)
    {
        lock (gate)
            return installed.Contains(person.ObjectId);
    }

    /// <summary>False when it was there already.</summary>
    public bool Install(LocalGraphPerson person)
    {
        lock (gate)
            return installed.Add(person.ObjectId);
    }

    /// <summary>Somebody changes: leaves, comes, gets a manager.</summary>
    public void Change(string objectId, Func<LocalGraphPerson, LocalGraphPerson?> change)
    {
        lock (gate)
            known = [.. known.Select(person => person.ObjectId == objectId ? change(person) : person).OfType<LocalGraphPerson>()];
    }

    /// <summary>The next so many calls of an operation are refused, wherever they come from.</summary>
    /// <param name="seconds">Of a pause that the answer asks for.</param>
    public void Refuse(GraphOperation operation, int times, int status = 429, int? seconds = null, string code = "Refused")
    {
        lock (gate)
            refusals[operation] = (times, LocalGraphAnswer.Error(status, code, "Not now.") with { RetryAfter = seconds });
    }

    /// <returns>Null when it is not refused.</returns>
    public LocalGraphAnswer? Refusal(GraphOperation operation)
    {
        lock (gate)
        {
            if (!refusals.TryGetValue(operation, out var refusal) || refusal.Times == 0)
                return null;

            refusals[operation] = refusal with { Times = refusal.Times - 1 };
            // Each answer is completed with ids of its own.
            return refusal.Answer with { Body = refusal.Answer.Body?.DeepClone() };
        }
    }

    public void Keep(LocalGraphMail mail) => Add(mails, mail, KeptMails);

    public void Keep(LocalGraphNotification notification) => Add(notifications, notification, KeptMails);

    public void Note(string method, string path, int status, string what) =>
        Add(calls, new LocalGraphCall(time.GetUtcNow(), method, path, status, what), KeptCalls);

    public DateTimeOffset Now => time.GetUtcNow();

    private void Add<T>(LinkedList<T> list, T item, int most)
    {
        lock (gate)
        {
            list.AddFirst(item);
            if (list.Count > most)
                list.RemoveLast();
        }
    }

    private List<T> Read<T>(LinkedList<T> list)
    {
        lock (gate)
            return [.. list];
    }
}
