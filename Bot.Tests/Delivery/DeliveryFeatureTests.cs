using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class DeliveryFeatureTests
{
    [Fact]
    public async Task A_Host_With_The_Three_Features_Delivers_What_Falls_Due()
    {
        var (receiver, arrived) = (new Receiver(), new TaskCompletionSource());
        var builder = await BuilderAsync();
        builder.Services.AddSingleton<IAgendaHandler>(Handler.Sending(receiver, (_, send) => send with
        {
            Settled = (_, _) => Task.FromResult(arrived.TrySetResult()),
        }));
        using var host = builder.Build();
        await host.StartAsync();

        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var agenda = host.Services.GetRequiredService<Agenda>();
        await agenda.AddAsync(new AgendaItem("contoso|ada", now, "prompt", "one"), CancellationToken.None);
        await arrived.Task;
        await host.StopAsync();

        Assert.Equal(["one"], receiver.Arrived);
    }

    [Theory]
    [InlineData("Delivery:PollSeconds", "0")]
    [InlineData("Delivery:PollSeconds", "301")]
    [InlineData("Delivery:Concurrency", "65")]
    public async Task A_Setting_Out_Of_Range_Is_A_Start_Up_Error_That_Names_Its_Key(string key, string value)
    {
        var builder = await BuilderAsync((key, value));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Handlers_Of_One_Kind_Are_A_Start_Up_Error()
    {
        var builder = await BuilderAsync();
        builder.Services.AddSingleton<IAgendaHandler>(Handler.Sending(new Receiver()));
        builder.Services.AddSingleton<IAgendaHandler>(Handler.Sending(new Receiver()));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("prompt", error.Message, StringComparison.Ordinal);
    }

    private static async Task<HostApplicationBuilder> BuilderAsync(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = (await Azurite.StartAsync()).ConnectionString,
            ["Storage:TablePrefix"] = Azurite.NewPrefix(),
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddLogging().AddStorage(builder.Configuration).AddRates().AddDelivery(builder.Configuration);
        return builder;
    }
}
