using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>One call of the client for each operation.</summary>
internal static class GraphCalls
{
    /// <param name="id">Stands wherever the operation takes an id.</param>
    public static async Task<GraphProblem?> CallAsync(this GraphClient client, GraphOperation operation, string id) => operation.Page switch
    {
        "user-get" => (await client.GetUserAsync(id, default)).Problem,
        "user-list" => (await client.FindUsersAsync(id, default)).Problem,
        "userteamwork-post-installedapps" => (await client.InstallAppAsync(id, id, default)).Problem,
        "userteamwork-list-installedapps" => (await client.FindInstallationAsync(id, id, default)).Problem,
        "userscopeteamsappinstallation-get-chat" => (await client.GetChatAsync(id, id, default)).Problem,
        "group-list-transitivemembers" => (await client.ListMembersAsync(id, default)).Problem,
        "user-list-manager" => (await client.GetManagerAsync(id, default)).Problem,
        "user-get-mailboxsettings" => (await client.GetMailboxSettingsAsync(id, default)).Problem,
        "userteamwork-sendactivitynotification" => (await client.NotifyAsync(id, id, new ActivityText("digestWaits", "p"), default)).Problem,
        "user-sendmail" => (await client.SendMailAsync(id, new MailMessage("a@b.example", "s", "<p>h</p>"), default)).Problem,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
