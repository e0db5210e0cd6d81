using TeamsMentorBot.Benchmarks;
using TeamsMentorBot.Benchmarks.Digests;
using TeamsMentorBot.Benchmarks.Dispatch;
using TeamsMentorBot.Benchmarks.Parts;
using TeamsMentorBot.Benchmarks.Roles;
using TeamsMentorBot.Benchmarks.Simulate;
using TeamsMentorBot.Benchmarks.Turns;

var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
return (settings["role"], args) switch
{
    ("connector", _) => await ConnectorRole.RunAsync(),
    ("baseline", _) => await BaselineRole.RunAsync(settings),
    ("bot", _) => await BotRole.RunAsync(settings),
    ("paced-connector", _) => await PacedConnectorRole.RunAsync(settings),
    ("dispatch", _) => await DispatchRole.RunAsync(settings),
    (_, ["turns", .. var rest]) => await TurnsRun.RunAsync(
        (rest.Contains("--quick") ? Plan.Quick : Plan.Full) with { SameCalls = rest.Contains("--same-calls") }),
    (_, ["dispatch", .. var rest]) => await DispatchRun.RunAsync(new Arguments(rest)),
    (_, ["digests", .. var rest]) => await DigestsRun.RunAsync(new Arguments(rest)),
    (_, ["simulate", .. var rest]) => await SimulateRun.RunAsync(new Arguments(rest)),
    (_, ["parts", ..]) => PartsRun.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("turns [--quick] [--same-calls]");
    Console.WriteLine("                  whole turns beside a bare endpoint, each in its own process; the last line is JSON");
    Console.WriteLine("dispatch [--size N] [--latency MS] [--kill] [--sabotage twice|drop|unanswered|slow|fast]");
    Console.WriteLine("                  messages that fall due together, under a Connector with Teams' limit; the last line is JSON");
    Console.WriteLine("digests [--size N] [--sabotage twice|drop|apart|hold]");
    Console.WriteLine("                  what waits for many mentors, gathered at once; the last line is JSON");
    Console.WriteLine("simulate [--size N] [--weeks N] [--operation-price USD] [--storage-price USD] [--host-price USD] [--sabotage twice|quiet|drop|cap]");
    Console.WriteLine("                  months of a large program on a clock that jumps; the last line is JSON");
    Console.WriteLine("parts             single parts, with BenchmarkDotNet");
    return 2;
}
