using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Teams.Inbound.Tokens;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary>Either an activity that may be worked on, or the status to answer with and the problem, with what was read if it was an activity.</summary>
internal sealed record ReadActivity(Activity? Activity, int Status, string? Problem)
{
    public static ReadActivity Refused(int status, string problem) => new(null, status, problem);
}

/// <summary>Turns a request's body into an activity. Whatever was sent, the answer is a status and never an exception.</summary>
internal sealed class ActivityReader(ServiceUrlPolicy policy, FloodGate flood, IOptions<TeamsOptions> options, WireClock clock)
{
    /// <summary>Teams sends at most about 100 KB.</summary>
    public const int LongestBody = 256 * 1024;

    /// <summary>Of ids, names and tags. What people write is as long as the body.</summary>
    private const int LongestName = 1024;

    private const int MostItems = 200;

    /// <param name="request">Of which only the body is read.</param>
    /// <param name="caller">What the token vouches for; null for a caller on this machine.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<ReadActivity> ReadAsync(HttpRequest request, InboundCaller? caller, CancellationToken ct)
    {
        if (request.ContentLength > LongestBody)
            return ReadActivity.Refused(StatusCodes.Status413PayloadTooLarge, "The body is too long.");

        try
        {
            // The content type is not looked at: Teams has been seen to send one that no parser of media types accepts.
            var read = await request.BodyReader.ReadAtLeastAsync(LongestBody + 1, ct);
            var activity = read.Buffer.Length > LongestBody
                ? ReadActivity.Refused(StatusCodes.Status413PayloadTooLarge, "The body is too long.")
                : Parse(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray(), caller);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return activity.Activity is { } whole ? activity with { Activity = Completed(whole) } : activity;
        }
        catch (BadHttpRequestException bad)
        {
            return ReadActivity.Refused(bad.StatusCode, "The body could not be read.");
        }
    }

    private ReadActivity Parse(ReadOnlySpan<byte> body, InboundCaller? caller)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TeamsJsonContext.Default.Activity) is { } activity
                ? Validate(activity, caller) with { Activity = activity }
                : ReadActivity.Refused(StatusCodes.Status400BadRequest, "The body is null.");
        }
        catch (JsonException)
        {
            return ReadActivity.Refused(StatusCodes.Status400BadRequest, "The body is no activity.");
        }
    }

    private ReadActivity Validate(Activity activity, InboundCaller? caller) => activity switch
    {
        _ when BadMember(activity) is { } member =>
            ReadActivity.Refused(StatusCodes.Status400BadRequest, $"The activity's {member} is missing, too long, or not what it should be."),
        { ChannelId: not "msteams" } => ReadActivity.Refused(StatusCodes.Status403Forbidden, "Only the channel msteams is served."),
        _ when !policy.Allows(activity.ServiceUrl) =>
            ReadActivity.Refused(StatusCodes.Status403Forbidden, "The service URL is not allowed."),
        _ when caller?.MayBring(activity) is false =>
            ReadActivity.Refused(StatusCodes.Status403Forbidden, "The token is not for this service URL and channel."),
        _ when !options.Value.IsTenantAllowed(activity.TenantId!) =>
            ReadActivity.Refused(StatusCodes.Status403Forbidden, "This tenant is not served."),
        { Attachments.Count: > MostItems } or { Entities.Count: > MostItems }
            or { MembersAdded.Count: > MostItems } or { MembersRemoved.Count: > MostItems } =>
            ReadActivity.Refused(StatusCodes.Status413PayloadTooLarge, "A list is too long."),
        _ when !flood.Admits(activity.TenantId!, activity.From is { AadObjectId: { Length: > 0 } person } ? person : activity.From!.Id!) =>
            ReadActivity.Refused(StatusCodes.Status429TooManyRequests, "One person sends too much."),
        _ => new(activity, StatusCodes.Status200OK, null),
    };

    /// <summary>Use cases rely on what is asked for here: it becomes keys, addresses and columns.</summary>
    private static string? BadMember(Activity activity) => activity switch
    {
        { Type: null or "" or { Length: > LongestName } } => "type",
        { Conversation.Id: null or "" or { Length: > LongestName } } or { Conversation: null } => "conversation.id",
        { From.Id: null or "" or { Length: > LongestName } } or { From: null } => "from.id",
        { From.AadObjectId: { Length: > 0 } person } when !EntraId.Is(person) => "from.aadObjectId",
        _ when !EntraId.Is(activity.TenantId) => "channelData.tenant.id",
        { Id.Length: > LongestName } or { ReplyToId.Length: > LongestName } => "id",
        { From.Name.Length: > LongestName } or { Name.Length: > LongestName } => "name",
        { Recipient.Id.Length: > LongestName } => "recipient.id",
        { Locale.Length: > LongestName } or { LocalTimezone.Length: > LongestName } => "locale or zone",
        _ when HasGap(activity.MembersAdded) || HasGap(activity.MembersRemoved) || HasGap(activity.Attachments) => "list of members or files",
        _ => null,
    };

    /// <summary>What comes without a time that can be read was done now; some clients tell their zone beside the message only.</summary>
    private Activity Completed(Activity activity) => activity is { Timestamp: not null, LocalTimezone: not null }
        ? activity
        : activity with { Timestamp = activity.Timestamp ?? clock.Now, LocalTimezone = activity.LocalTimezone ?? ZoneBeside(activity) };

    /// <summary>Agents Activity protocol, entity <c>clientInfo</c>.</summary>
    private static string? ZoneBeside(Activity activity) => activity.Entities?
        .Select(entity => (JsonElement?)entity)
        .FirstOrDefault(entity => entity.Text("type") == "clientInfo")
        .Text("timezone") is { Length: <= LongestName } zone ? zone : null;

    /// <summary>JSON's null stands in a list whatever the list is of.</summary>
    private static bool HasGap(IEnumerable<object?>? list) => list?.Contains(null) is true;
}
