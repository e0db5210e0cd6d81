using Azure.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Local;

internal static class LocalGraphFeature
{
    /// <summary>The mailbox that mails come from in the local run.</summary>
    private static readonly LocalGraphPerson Sender =
        new("d19e6a27-83f4-4b5c-9c61-2e0b7fa4d744", "Mentoring program", "mentoring@example.com", ChatId: null);

    /// <summary>The stand-in knows the sample people: see the other overload.</summary>
    public static IServiceCollection AddLocalGraph(this IServiceCollection services, IConfiguration configuration) =>
        services.AddLocalGraph(
            configuration,
            [.. SamplePeople.All.Select(person => new LocalGraphPerson(person.ObjectId, person.Name, person.Mail, person.ConversationId))],
            Sender);

    /// <summary>
    /// Points the Graph client at the stand-in; called after <see cref="GraphFeature.AddGraph"/>. A developer who set
    /// <c>Graph:Enabled</c>, with credentials, works with the real Graph: the stand-in is then there but not asked.
    /// </summary>
    /// <param name="sender">The mailbox that mails come from.</param>
    public static IServiceCollection AddLocalGraph(
        this IServiceCollection services, IConfiguration configuration, IReadOnlyList<LocalGraphPerson> people, LocalGraphPerson sender)
    {
        services.AddSingleton(provider => new LocalGraph([.. people, sender], provider.GetRequiredService<TimeProvider>()));
        if (configuration.GetValue<bool>($"{GraphOptions.Section}:{nameof(GraphOptions.Enabled)}"))
            return services;

        services.PostConfigure<GraphOptions>(options =>
        {
            options.Enabled = true;
            options.CatalogAppId = LocalGraph.CatalogAppId;
            options.ManifestId = LocalGraph.ManifestId;
            options.SenderUserId = sender.ObjectId;
            options.Uses = GraphUses.Groups | GraphUses.Directory | GraphUses.Feed | GraphUses.Availability;
        });
        // The stand-in needs no credential, which the validator would ask for.
        services.RemoveAll<IValidateOptions<GraphOptions>>();
        services.Replace(ServiceDescriptor.Singleton(provider =>
        {
            var server = provider.GetRequiredService<IServer>();
            var bearer = provider.GetRequiredService<LocalGraph>().Bearer;
            var expires = provider.GetRequiredService<TimeProvider>().GetUtcNow().AddYears(1);
            return new GraphAccess(
                () => Root(server.Features.Get<IServerAddressesFeature>()!.Addresses),
                () => DelegatedTokenCredential.Create((_, _) => new AccessToken(bearer, expires)));
        }));
        return services;
    }

    /// <summary>Loopback URL of the stand-in behind one of the addresses that the server listens on.</summary>
    public static Uri Root(ICollection<string> addresses)
    {
        var address = addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            ?? addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server does not listen yet, so the local Graph cannot be called.");
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "localhost" or "127.0.0.1" or "[::1]" ? parsed.Host : "127.0.0.1";
        return new UriBuilder(parsed.Scheme, host, parsed.Port, LocalGraphEndpoints.PagePath).Uri;
    }
}
