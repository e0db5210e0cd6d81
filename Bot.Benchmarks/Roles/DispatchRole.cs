using TeamsMentorBot.Benchmarks.Dispatch;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>The bot with one more kind of item on its agenda. Its rate limits run on true time.</summary>
internal static class DispatchRole
{
    public static Task<int> RunAsync(IConfiguration settings)
    {
        var builder = LoopbackBot.Create(settings);
        builder.Configuration["Delivery:PollSeconds"] = "300";
        builder.Services.AddMeasured(settings["connector"]!, Enum.Parse<DispatchSabotage>(settings["sabotage"]!), TimeProvider.System);
        if (settings.GetValue<double?>("ahead") is { } minutes)
            builder.Services.AddSingleton(new LeaseClock(new ShiftedTime(TimeSpan.FromMinutes(minutes))));

        var app = builder.Build();
        app.MapPost("/wake", (Dispatcher dispatcher) => dispatcher.Wake());
        return app.ServeAsync();
    }

    /// <summary>Somebody has waited for so long.</summary>
    private sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
