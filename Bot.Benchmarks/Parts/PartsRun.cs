using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace TeamsMentorBot.Benchmarks.Parts;

internal static class PartsRun
{
    public static int Run()
    {
        // In this process, because a generated project would not find the repository's central package versions.
        var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkRunner.Run([typeof(TokenBenchmark), typeof(ActivityBenchmark), typeof(DialogBenchmark)], config);
        return 0;
    }
}
