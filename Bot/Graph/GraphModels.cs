using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Graph;

/// <summary>Resource <c>user</c>, the properties that are read.</summary>
internal sealed record GraphUser(string Id, string? DisplayName, string? Mail, string? UserPrincipalName)
{
    /// <inheritdoc cref="GraphAccount"/>
    public bool? AccountEnabled { get; init; }

    public bool IsGuest() => PrincipalName.IsGuest(UserPrincipalName);
}

internal static class PrincipalName
{
    /// <summary>Source: Microsoft Entra B2B collaboration user properties: a guest's principal name holds <c>#EXT#</c>.</summary>
    public static bool IsGuest(string? name) => name?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) is true;
}

/// <summary>Resource <c>directoryObject</c> in a list of members: a person, a device, a group or an application. Only people have an address.</summary>
internal sealed record GraphMember(string Id, string? DisplayName = null, string? Mail = null, string? UserPrincipalName = null)
{
    [JsonPropertyName("@odata.type")]
    public string? Type { get; init; }

    /// <inheritdoc cref="GraphAccount"/>
    public bool? AccountEnabled { get; init; }

    public bool IsPerson() => Type == "#microsoft.graph.user";

    public bool IsGuest() => PrincipalName.IsGuest(UserPrincipalName);
}

/// <param name="AccountEnabled">Null where it was not asked for, or the app may not know.</param>
internal sealed record GraphAccount(string Id, bool? AccountEnabled = null);

/// <summary>Resource <c>directoryObject</c>: somebody's manager.</summary>
internal sealed record GraphManager(string Id);

/// <summary>Resource <c>mailboxSettings</c>.</summary>
/// <param name="TimeZone">As Windows names it, or IANA.</param>
internal sealed record GraphMailboxSettings(
    GraphAutomaticReplies? AutomaticRepliesSetting = null, string? TimeZone = null, GraphWorkingHours? WorkingHours = null);

/// <param name="DaysOfWeek">English names, lower case.</param>
/// <param name="StartTime">Such as <c>08:00:00.0000000</c>.</param>
/// <param name="EndTime">The same.</param>
internal sealed record GraphWorkingHours(IReadOnlyList<string>? DaysOfWeek = null, string? StartTime = null, string? EndTime = null);

/// <param name="Status"><c>disabled</c>, <c>alwaysEnabled</c> or <c>scheduled</c>.</param>
internal sealed record GraphAutomaticReplies(
    string? Status = null, GraphDateTime? ScheduledStartDateTime = null, GraphDateTime? ScheduledEndDateTime = null);

/// <summary>Resource <c>dateTimeTimeZone</c>.</summary>
/// <param name="DateTime">Without an offset.</param>
/// <param name="TimeZone">UTC, unless the request asks for another (Prefer: outlook.timezone).</param>
internal sealed record GraphDateTime(string DateTime, string TimeZone);

/// <summary>Whether an install added the app or found it there (409 Conflict).</summary>
internal enum AppInstall
{
    Added,
    AlreadyThere,
}

/// <summary>Resource <c>userScopeTeamsAppInstallation</c>; its id is not the app's id.</summary>
internal sealed record GraphInstallation(string Id);

/// <summary>Resource <c>chat</c>; its id is also the conversation id at the Bot Connector.</summary>
internal sealed record GraphChat(string Id);

/// <summary>
/// A mail to one person. JSON mail has one body; the MIME form, which could carry a plain-text part as well, always leaves a
/// copy in the sender's Sent Items (REST reference, user: sendMail), which a confidential digest must not.
/// </summary>
internal sealed record MailMessage(string To, string Subject, string Html);

/// <summary>Graph took the mail over (202). That is not delivery.</summary>
internal sealed record MailAccepted(string? RequestId);

/// <param name="Type">As declared in the app's manifest.</param>
/// <param name="Preview">Graph shows the first 150 characters.</param>
internal sealed record ActivityText(string Type, string Preview);

/// <summary>Graph took the notification (204).</summary>
internal sealed record Notified;

internal sealed record NotifyRequest(
    ActivityTopic Topic, string ActivityType, ActivityPreview PreviewText, IReadOnlyList<ActivityParameter> TemplateParameters);

/// <param name="Source"><c>entityUrl</c>: <paramref name="Value"/> is the URL of a resource of Graph.</param>
internal sealed record ActivityTopic(string Source, string Value);

internal sealed record ActivityPreview(string Content);

internal sealed record ActivityParameter(string Name, string Value);

/// <param name="Bind">Absolute URL of the catalogue app.</param>
internal sealed record InstallRequest([property: JsonPropertyName("teamsApp@odata.bind")] string Bind);

/// <summary>One page of a list. It may be empty and still have another after it.</summary>
internal sealed record GraphPage<T>(IReadOnlyList<T> Value)
{
    /// <summary>Absolute URL of the next page; null at the end.</summary>
    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }
}

/// <param name="Url">After <c>/v1.0</c>.</param>
internal sealed record BatchItem(string Id, string Method, string Url);

internal sealed record BatchRequest(IReadOnlyList<BatchItem> Requests);

/// <param name="Body">Undefined where there is none.</param>
internal sealed record BatchItemAnswer(string Id, int Status, Dictionary<string, string>? Headers = null, JsonElement Body = default);

/// <summary>In any order.</summary>
internal sealed record BatchAnswer(IReadOnlyList<BatchItemAnswer> Responses);

internal sealed record SendMailRequest(MailResource Message, bool SaveToSentItems);

internal sealed record MailResource(string Subject, MailBody Body, IReadOnlyList<MailRecipient> ToRecipients);

/// <param name="ContentType"><c>html</c> or <c>text</c>.</param>
internal sealed record MailBody(string ContentType, string Content);

internal sealed record MailRecipient(MailAddress EmailAddress);

internal sealed record MailAddress(string Address);

/// <summary>Error answer. Source: Microsoft Graph error responses and resource types.</summary>
internal sealed record GraphErrorAnswer(GraphError? Error);

internal sealed record GraphError(string? Code);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GraphUser))]
[JsonSerializable(typeof(GraphPage<GraphUser>))]
[JsonSerializable(typeof(GraphPage<GraphMember>))]
[JsonSerializable(typeof(GraphPage<GraphInstallation>))]
[JsonSerializable(typeof(GraphAccount))]
[JsonSerializable(typeof(GraphManager))]
[JsonSerializable(typeof(GraphMailboxSettings))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(InstallRequest))]
[JsonSerializable(typeof(NotifyRequest))]
[JsonSerializable(typeof(GraphChat))]
[JsonSerializable(typeof(SendMailRequest))]
[JsonSerializable(typeof(GraphErrorAnswer))]
internal sealed partial class GraphJson : JsonSerializerContext;
