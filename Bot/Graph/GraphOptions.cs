namespace TeamsMentorBot.Graph;

/// <summary>
/// How the bot reaches Microsoft Graph. Section <c>Graph</c>. Exactly one credential is set: a client secret, a certificate
/// or a managed identity. Nothing is required while <see cref="Enabled"/> is false: people are then reached only in chats
/// that they opened themselves.
/// </summary>
internal sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Value of <see cref="ManagedIdentityClientId"/> that means the identity of the host itself.</summary>
    public const string SystemAssigned = "system";

    /// <summary>Whether Graph is used at all. Off: nobody is looked up or installed for, and there is no mail.</summary>
    public bool Enabled { get; set; }

    /// <summary>Where the organisation's Microsoft 365 lives: Global (also GCC), GccHigh, Dod or China.</summary>
    public GraphCloud Cloud { get; set; } = GraphCloud.Global;

    /// <summary>Entra tenant id. When empty: <c>Teams:TenantId</c>. Needed with a client secret or a certificate.</summary>
    public string? TenantId { get; set; }

    /// <summary>Application (client) id of the Entra app. Needed with a client secret or a certificate.</summary>
    public string? ClientId { get; set; }

    /// <summary>A client secret of the Entra app. Keep it in a vault or in user secrets.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Path of a PEM or PFX file with the private key.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Client id of a user-assigned managed identity, or <c>system</c>.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>What else the bot may use Graph for; each needs a permission of its own.</summary>
    public GraphUses Uses { get; set; }

    /// <summary>Id that the organisation's app catalogue gave the Teams app when it was uploaded; not the manifest id.</summary>
    public string? CatalogAppId { get; set; }

    /// <summary>The <c>id</c> in the Teams app's manifest; Graph calls it <c>externalId</c>.</summary>
    public string? ManifestId { get; set; }

    /// <summary>Object id or user principal name of the mailbox that sends mail. Without it no mail is sent.</summary>
    public string? SenderUserId { get; set; }

    /// <summary>Whether Graph can be asked about people of a tenant: it answers for one, and takes those of any other for nobody.</summary>
    public bool Knows(string tenantId) =>
        Enabled && (string.IsNullOrEmpty(TenantId) || TenantId.Equals(tenantId, StringComparison.OrdinalIgnoreCase));
}

/// <summary>In settings: names with commas between them.</summary>
[Flags]
internal enum GraphUses
{
    None = 0,

    /// <summary>Members of groups and teams are read.</summary>
    Groups = 1,

    /// <summary>Who is whose manager, and whose account is disabled.</summary>
    Directory = 2,

    /// <summary>Digests are announced in the activity feed.</summary>
    Feed = 4,

    /// <summary>Nobody is asked while their mailbox says that they are away or off work.</summary>
    Availability = 8,
}
