using System.Text.Json.Serialization;

namespace TeamsMentorBot.Graph;

/// <summary>Resource <c>user</c>, the four properties that are read.</summary>
internal sealed record GraphUser(string Id, string? DisplayName, string? Mail, string? UserPrincipalName);

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

/// <param name="Bind">Absolute URL of the catalogue app.</param>
internal sealed record InstallRequest([property: JsonPropertyName("teamsApp@odata.bind")] string Bind);

internal sealed record UserPage(IReadOnlyList<GraphUser> Value);

internal sealed record InstallationPage(IReadOnlyList<GraphInstallation> Value);

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
[JsonSerializable(typeof(UserPage))]
[JsonSerializable(typeof(InstallRequest))]
[JsonSerializable(typeof(InstallationPage))]
[JsonSerializable(typeof(GraphChat))]
[JsonSerializable(typeof(SendMailRequest))]
[JsonSerializable(typeof(GraphErrorAnswer))]
internal sealed partial class GraphJson : JsonSerializerContext;
