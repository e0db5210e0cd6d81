namespace TeamsMentorBot.Local;

/// <summary>Says where to click once everything answers, and ends the bot when one of its tools is gone.</summary>
internal sealed class LocalGuide(LocalRun run, EndpointDataSource endpoints, IHostApplicationLifetime lifetime) : BackgroundService
{
    public static string Text(LocalOptions options, LocalFolders folders, bool graphPage)
    {
        IEnumerable<string> lines =
        [
            "",
            "TeamsMentorBot is running, on this machine only. Open these three pages side by side:",
            "",
            Line(SamplePeople.Owner, "program owner", "say 'hi', and set the rhythm of check-ins"),
            Line(SamplePeople.Mentee, "mentee", "say 'hi', then 'I reached a milestone'"),
            Line(SamplePeople.Mentor, "mentor", $"leave it open: what {SamplePeople.Mentee.GivenName} releases arrives here"),
            "",
            "A page that is still open from an earlier run shows nothing new: reload it.",
            .. graphPage
                ? [$"What Microsoft Graph was asked, and the mail it would send: http://127.0.0.1:{options.BotPort}{LocalGraphEndpoints.PagePath}"]
                : (string[])[],
            $"To see what comes on later days, move the bot's clock: http://127.0.0.1:{options.BotPort}{LocalClockEndpoints.PagePath}",
            $"Everything is kept in {folders.Data}. Ctrl+C ends it; --reset starts afresh.",
            "",
        ];
        return string.Join(Environment.NewLine, lines);

        string Line(SamplePerson person, string role, string first) =>
            $"  {person.Page(options)}  {person.Name + ", " + role,-25}  {first}";
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await run.ReadyAsync(stoppingToken);
            await Started().WaitAsync(stoppingToken);
            Console.Out.WriteLine(Text(run.Options, run.Folders, HasGraphPage()));
            var gone = await run.FirstEndedAsync().WaitAsync(stoppingToken);
            End($"{gone.Name} has ended, so the bot ends too. {gone.LastWords()}");
        }
        catch (LocalProblemException problem)
        {
            End(problem.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Ctrl+C.
        }
    }

    private Task Started()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task;
    }

    private bool HasGraphPage() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Any(endpoint => endpoint.RoutePattern.RawText?.TrimEnd('/') == LocalGraphEndpoints.PagePath);

    private void End(string why)
    {
        Console.Error.WriteLine(why);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}
