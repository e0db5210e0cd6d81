using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

public sealed class StorageFeatureTests
{
    private const string Emulator = "Storage:ConnectionString=UseDevelopmentStorage=true";
    private const string Service = "Storage:Endpoint=https://a.table.core.windows.net";

    [Fact]
    public async Task The_Tables_Are_There_Before_Any_Other_Service_Starts_And_Every_Round_Trip_Can_Be_Counted()
    {
        var azurite = await Azurite.StartAsync();
        var counting = new CountingPolicy();
        var prefix = Azurite.NewPrefix();
        var builder = Builder(("Storage:ConnectionString", azurite.ConnectionString), ("Storage:TablePrefix", prefix));
        builder.Services.AddHostedService<WritesAtTheStart>();
        builder.Services.AddTable("Extra");
        builder.Services.Configure<TableClientOptions>(options => options.AddPolicy(counting, HttpPipelinePosition.PerRetry));
        using var host = builder.Build();

        await host.StartAsync();
        Assert.Equal((8, 0), (counting.Count, counting.Reads));
        counting.Reset();
        var tables = host.Services.GetRequiredService<Tables>();
        TableEntity row = await tables.Get("Extra").GetEntityAsync<TableEntity>("p", "started");
        await tables.People.UpsertEntityAsync(row);
        await host.StopAsync();

        Assert.Equal((2, 1, 1), (counting.Count, counting.Reads, counting.Writes));
        Assert.EndsWith($"/{prefix}Extra(PartitionKey='p',RowKey='started')", counting.Requests[0], StringComparison.Ordinal);
        Assert.Equal($"{prefix}People", tables.People.Name);
        Assert.Throws<InvalidOperationException>(() => tables.Get("Unheard"));
    }

    [Fact]
    public async Task Two_Instances_May_Start_At_Once()
    {
        var azurite = await Azurite.StartAsync();
        var prefix = Azurite.NewPrefix();
        (string, string?)[] settings = [("Storage:ConnectionString", azurite.ConnectionString), ("Storage:TablePrefix", prefix)];
        IHost[] hosts = [Builder(settings).Build(), Builder(settings).Build()];

        await Task.WhenAll(hosts.Select(host => host.StartAsync()));

        Assert.All(hosts, host => Assert.Equal($"{prefix}Agenda", host.Services.GetRequiredService<Tables>().Agenda.Name));
        Array.ForEach(hosts, host => host.Dispose());
    }

    [Theory]
    [InlineData("Storage:Endpoint", null, null)]
    [InlineData("only one of Storage:Endpoint and", Emulator, Service)]
    [InlineData("Storage:ConnectionString is not", "Storage:ConnectionString=AccountName=a;AccountKey=TOPSECRET", null)]
    [InlineData("Storage:ConnectionString is not", "Storage:ConnectionString=TOPSECRET", null)]
    [InlineData("Storage:Endpoint must be an https", "Storage:Endpoint=http://a.table.core.windows.net", null)]
    [InlineData("Storage:Endpoint must be an https", "Storage:Endpoint=mentors", null)]
    [InlineData("Storage:ManagedIdentityClientId", Service, "Storage:ManagedIdentityClientId=me")]
    [InlineData("Storage:TablePrefix", Emulator, "Storage:TablePrefix=a-b")]
    [InlineData("Storage:TablePrefix", Emulator, "Storage:TablePrefix=1a")]
    [InlineData("Storage:TablePrefix", Emulator, "Storage:TablePrefix=abcdefghijklmnopqrstu")]
    public async Task A_Wrong_Setting_Stops_The_Start_And_Names_Its_Key(string says, string? first, string? second)
    {
        string[] given = [.. new[] { first, second }.OfType<string>()];
        using var host = Builder([.. given.Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]).Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TOPSECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_That_Cannot_Be_Reached_Stops_The_Start_With_A_Reason()
    {
        using var nobody = new ScriptedHandler(Enumerable.Repeat(ScriptedHandler.Broken(new HttpRequestException("refused")), 100));
        var builder = Builder(("Storage:ConnectionString", "UseDevelopmentStorage=true"));
        builder.Services.AddSingleton(Scripted.Options(nobody));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3")]
    public void An_Endpoint_Is_Entered_With_An_Azure_Identity(string? managedIdentity)
    {
        using var host = Builder(
            ("Storage:Endpoint", "https://mentors.table.core.windows.net"), ("Storage:ManagedIdentityClientId", managedIdentity)).Build();

        Assert.Equal("https://mentors.table.core.windows.net/People", host.Services.GetRequiredService<Tables>().People.Uri.AbsoluteUri);
    }

    private static HostApplicationBuilder Builder(params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Services.AddStorage(builder.Configuration);
        return builder;
    }

    private sealed class WritesAtTheStart(Tables tables) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            tables.Get("Extra").AddEntityAsync(new TableEntity("p", "started"), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
