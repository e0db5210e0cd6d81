namespace TeamsMentorBot.Storage;

/// <summary>Where the tables are: section <c>Storage</c>. Exactly one of the first two is set.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>An Azure Storage connection string with an account key, or <c>UseDevelopmentStorage=true</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// <c>https://{account}.table.core.windows.net</c>, entered with the bot's Azure identity,
    /// which needs the role Storage Table Data Contributor.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>Client id of a user-assigned managed identity; without it the usual chain of Azure credentials is tried.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Put before each table's name, so that several bots can share an account: letters and digits, at most 20.</summary>
    public string? TablePrefix { get; set; }
}
