using FsCheck;
using Microsoft.FSharp.Core;

namespace TeamsMentorBot.Tests.Infrastructure;

internal static class PropertyExtensions
{
    private const int Usual = 100;

    // What every change has to pass is the same each time; the full run looks at other cases.
    private static readonly FSharpOption<Replay> Seed = FullRun.IsOn ? FSharpOption<Replay>.None : FSharpOption<Replay>.Some(
        new Replay(new Rnd(20_261_121, 31), FSharpOption<int>.None));

    public static void Holds(this Property property, int cases = Usual) =>
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(Seed));
}
