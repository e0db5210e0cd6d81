using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace TeamsMentorBot.Storage;

internal static class StorageFeature
{
    // A person waits for most calls, so no try may take long; further and further apart, as the service asks for when a
    // partition is busy (Scalability and performance targets for Table storage: 503 ServerBusy, exponential backoff).
    private const int Retries = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(ClientOptions);
        services.TryAddSingleton(Client);
        services.TryAddSingleton<Tables>();
        services.AddHostedService<TablesCreation>();
        foreach (var name in TableNames.All)
            services.AddTable(name);

        return services;
    }

    /// <summary>A table that <see cref="Tables"/> hands out by this name and creates at the start.</summary>
    public static IServiceCollection AddTable(this IServiceCollection services, string name) => services.AddSingleton(new TableName(name));

    // services.Configure<TableClientOptions>(..) adds policies or another transport: the options have no
    // parameterless constructor, so the options factory itself cannot make them.
    private static TableClientOptions ClientOptions(IServiceProvider services)
    {
        var options = new TableClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = FirstDelay;
        options.Retry.MaxDelay = LongestDelay;
        options.Retry.NetworkTimeout = OneTry;
        foreach (var configure in services.GetServices<IConfigureOptions<TableClientOptions>>())
            configure.Configure(options);

        return options;
    }

    private static TableServiceClient Client(IServiceProvider services)
    {
        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var options = services.GetRequiredService<TableClientOptions>();
        return string.IsNullOrWhiteSpace(storage.ConnectionString)
            ? new TableServiceClient(new Uri(storage.Endpoint!), Credential(storage.ManagedIdentityClientId), options)
            : new TableServiceClient(storage.ConnectionString, options);
    }

    private static TokenCredential Credential(string? managedIdentity) => string.IsNullOrWhiteSpace(managedIdentity)
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(managedIdentity));
}
