using System.Globalization;

namespace TeamsMentorBot.Benchmarks;

/// <summary>What follows the name of a measurement on the command line.</summary>
internal sealed record Arguments(IReadOnlyList<string> All)
{
    public bool Has(string flag) => All.Contains(flag);

    public string? Value(string name) => All.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

    public int Number(string name, int otherwise) =>
        Value(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    public double Price(string name, double otherwise) =>
        Value(name) is { } text ? double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : otherwise;

    /// <exception cref="ArgumentException">It names a sabotage that this measurement does not have.</exception>
    public T Sabotage<T>()
        where T : struct, Enum =>
        Value("--sabotage") is not { } name ? default
        : Enum.TryParse<T>(name, ignoreCase: true, out var sabotage) ? sabotage
        : throw new ArgumentException($"There is no sabotage {name} here; there are {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
}
