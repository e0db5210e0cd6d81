using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using NodaTime;

namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>
/// The Bot Connector with the documented windows ("Optimize your bot with rate limiting in Teams"): 50 requests in a second for the
/// tenant; 7 in 1, 8 in 2, 60 in 30 seconds for a conversation. It alone counts what arrives, and judges it by its own calendar.
/// </summary>
internal sealed partial class SimulatedConnector(SimulatePlan plan, IReadOnlyList<SimulatedMentee> mentees, SimulatedTime time) : HttpMessageHandler
{
    private const string Reminding = "A reminder of your check-in";
    private const int TwiceEvery = 50;
    private static readonly (int Most, long Ticks)[] OfConversation = [Window(7, 1), Window(8, 2), Window(60, 30)];

    private readonly int ofTenantInASecond = plan.Sabotage == SimulateSabotage.Cap ? 5 : 50;
    private readonly Lock gate = new();
    private readonly Queue<long> ofTenant = new();
    private readonly Dictionary<string, List<long>> ofConversations = [];
    private readonly Dictionary<(int Mentee, int Ordinal, bool IsReminder), int> asked = [];
    private readonly HashSet<(int Mentee, LocalDate Day)> askedOn = [];
    private int lastId;

    public int Prompts { get; private set; }

    public int Reminders { get; private set; }

    public int Digests { get; private set; }

    public int Duplicates { get; private set; }

    public int OutsideHours { get; private set; }

    public int Rejected { get; private set; }

    public int Sends => Prompts + Reminders + Digests;

    /// <summary>Prompts that came since this was last asked for, by mentee and check-in.</summary>
    public List<(SimulatedMentee Mentee, string CheckInId)> JustPrompted { get; } = [];

    public bool WasPrompted(int mentee, int ordinal) => asked.ContainsKey((mentee, ordinal, false));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var conversation = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath.Split('/')[^2]);
        lock (gate)
        {
            if (plan.Sabotage == SimulateSabotage.Twice && (Sends + 1) % TwiceEvery == 0)
                Take(conversation, body);

            return Answer(Take(conversation, body));
        }
    }

    private HttpStatusCode Take(string conversation, string body)
    {
        var now = time.GetTimestamp();
        if (!IsAdmitted(conversation, now))
        {
            Rejected++;
            return HttpStatusCode.TooManyRequests;
        }

        var number = int.Parse(conversation[1..], NumberStyles.None, CultureInfo.InvariantCulture);
        var at = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (conversation[0] == 'm')
        {
            Digests++;
            Judge(at, SimulatedMentee.ZoneOfMentor(number));
            return HttpStatusCode.Created;
        }

        var mentee = mentees[number - 1];
        if (mentee.BlocksAt <= at)
            return HttpStatusCode.Forbidden;

        Judge(at, mentee.Zone);
        Note(mentee, body, at);
        return HttpStatusCode.Created;
    }

    private void Note(SimulatedMentee mentee, string body, Instant at)
    {
        var found = CheckIn().Match(body);
        var isReminder = body.Contains(Reminding, StringComparison.Ordinal);
        var key = (mentee.Number, int.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture), isReminder);
        asked[key] = asked.GetValueOrDefault(key) + 1;
        if (asked[key] > 1 | !askedOn.Add((mentee.Number, at.InZone(mentee.Zone).Date)))
            Duplicates++;

        if (isReminder)
        {
            Reminders++;
            return;
        }

        Prompts++;
        JustPrompted.Add((mentee, found.Groups[1].Value));
    }

    private void Judge(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        if (local.Hour is < 8 or >= 18 || local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            OutsideHours++;
    }

    private bool IsAdmitted(string conversation, long now)
    {
        while (ofTenant.TryPeek(out var earlier) && now - earlier >= TimeSpan.TicksPerSecond)
            ofTenant.Dequeue();

        if (!ofConversations.TryGetValue(conversation, out var own))
            ofConversations[conversation] = own = [];

        own.RemoveAll(earlier => now - earlier >= OfConversation[^1].Ticks);
        if (ofTenant.Count >= ofTenantInASecond || OfConversation.Any(window => own.Count(earlier => now - earlier < window.Ticks) >= window.Most))
            return false;

        ofTenant.Enqueue(now);
        own.Add(now);
        return true;
    }

    private HttpResponseMessage Answer(HttpStatusCode status)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{++lastId}\"}}")) };
        if (status == HttpStatusCode.TooManyRequests)
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(1));

        return answer;
    }

    private static (int Most, long Ticks) Window(int most, int seconds) => (most, TimeSpan.TicksPerSecond * seconds);

    [GeneratedRegex("\"(pairing-[0-9]+\\.cadence-[0-9]+\\.([0-9]+))\"")]
    private static partial Regex CheckIn();
}
