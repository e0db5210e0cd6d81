using System.Globalization;
using System.Text.Json;

namespace TeamsMentorBot.Local;

/// <summary>One person's Microsoft 365 Agents Playground: a chat client in the browser that speaks the Activity protocol.</summary>
internal static class Playground
{
    private const string ConfigFile = ".m365agentsplayground.yml";

    public static string Folder(LocalFolders folders, SamplePerson person) => Path.Combine(folders.Data, "playgrounds", person.Role);

    public static ToolCommand Command(SamplePerson person, LocalOptions options, LocalFolders folders, string modules)
    {
        var folder = Folder(folders, person);
        return new ToolCommand
        {
            Name = $"The Playground of {person.Name}",
            Script = Path.Combine(modules, "@microsoft", "m365agentsplayground", "cli.js"),
            Arguments =
            [
                "start", "--app-endpoint", $"http://127.0.0.1:{options.BotPort}/api/messages", "--channel-id", "msteams",
                "--port", person.Port(options).ToString(CultureInfo.InvariantCulture),
                "--service-url", person.ServiceUrl(options).ToString(), "--delivery-mode", "default", "--disable-telemetry",
            ],
            Folder = folder,
            // With a taken port it would go on at another one, where nobody looks for it.
            ReadyWhen = $"Listening on {person.Port(options)}",
            Environment = new Dictionary<string, string?>
            {
                ["TEAMSAPPTESTER_BROWSER"] = "none",
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Path.Combine(folder, ConfigFile),
                ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(folder, "playground.log"),
                ["NO_PROXY"] = "127.0.0.1,localhost",
                // It would ask Entra for tokens with a developer's own credentials.
                ["AUTH_CLIENT_ID"] = null,
                ["AUTH_CLIENT_SECRET"] = null,
                ["AUTH_TENANT_ID"] = null,
                ["M365_AGENTS_PLAYGROUND_CONVERSATION_ID"] = null,
            },
        };
    }

    public static void Configure(SamplePerson person, LocalFolders folders)
    {
        var folder = Folder(folders, person);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ConfigFile), Configuration(person));
    }

    /// <summary>
    /// The Playground's configuration, schema 0.1.1 (https://aka.ms/teams-app-test-tool-config-guide), as JSON, which YAML contains.
    /// It asks for exactly five users besides the current one, and spells one member <c>userPrincipleName</c>.
    /// </summary>
    public static string Configuration(SamplePerson person) => JsonSerializer.Serialize(new
    {
        version = "0.1.1",
        tenantId = SamplePeople.TenantId,
        bot = new { id = SamplePeople.BotId, name = SamplePeople.BotName },
        currentUser = User(person),
        users = Others(person).Select(User),
        personalChat = new { id = person.ConversationId },
        groupChat = new { id = $"group-{person.Role}", name = "Not used by this bot" },
        team = new { id = $"team-{person.Role}", name = "Not used", aadGroupId = Guid.Empty, channels = Array.Empty<object>() },
    });

    private static IEnumerable<SamplePerson> Others(SamplePerson person) =>
        SamplePeople.All.Where(other => other != person)
            .Concat(Enumerable.Range(1, 3).Select(number =>
                new SamplePerson("colleague", "Colleague", $"Number{number}", $"00000000-0000-4000-8000-00000000000{number}")));

    private static object User(SamplePerson person) => new
    {
        id = person.UserId,
        name = person.Name,
        userPrincipleName = person.Mail,
        aadObjectId = person.ObjectId,
        givenName = person.GivenName,
        surname = person.Surname,
        email = person.Mail,
    };
}
