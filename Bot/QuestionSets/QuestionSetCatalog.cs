using System.Collections.Concurrent;

namespace TeamsMentorBot.QuestionSets;

/// <summary>Every question set that is offered, by id and version, and those that check-ins began with and that are offered no longer.</summary>
internal sealed class QuestionSetCatalog
{
    private const string BuiltIn = "QuestionSets/";

    private readonly Dictionary<(string Id, int Version), QuestionSet> offered;
    private readonly ConcurrentDictionary<(string Id, int Version), QuestionSet> kept = new() { [(PackSet.Id, PackSet.Set.Version)] = PackSet.Set };

    public QuestionSetCatalog(IEnumerable<QuestionSet> sets) => offered = sets.ToDictionary(set => (set.Id, set.Version));

    private QuestionSetCatalog(IReadOnlyList<(QuestionSet Set, string Text)> files)
        : this(files.Select(file => file.Set)) => Files = files;

    /// <summary>What was read, and what it was read from.</summary>
    public IReadOnlyList<(QuestionSet Set, string Text)> Files { get; } = [];

    /// <summary>The newest version of each set that is offered, by id.</summary>
    public IReadOnlyList<QuestionSet> Newest =>
    [
        .. offered.Values
            .GroupBy(set => set.Id)
            .Select(versions => versions.MaxBy(set => set.Version)!)
            .OrderBy(set => set.Id, StringComparer.Ordinal),
    ];

    /// <param name="folder">Further sets, one file a version; null for none.</param>
    /// <exception cref="QuestionSetException">At least one file is faulty; all faults are listed.</exception>
    public static QuestionSetCatalog FromThisBuild(string? folder = null)
    {
        IEnumerable<string> own = folder is null ? [] : Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal);
        return Read([.. BuiltInFiles(), .. own.Select(path => (Path.GetFileName(path), File.ReadAllText(path)))]);
    }

    /// <exception cref="QuestionSetException">At least one file is faulty; all faults are listed.</exception>
    public static QuestionSetCatalog Read(IReadOnlyList<(string File, string Text)> files)
    {
        // All at a time: the start of the program waits for it.
        var readings = files.AsParallel().AsOrdered().Select(file => QuestionSetReader.Read(file.File, file.Text)).ToList();
        var faults = readings.SelectMany(reading => reading.Faults)
            .Concat(QuestionSetLinks.Check([.. readings.Select(reading => reading.Set).OfType<QuestionSet>()]))
            .Concat(QuestionSetLinks.CheckNames([.. files.Select(file => file.File)])).ToList();
        return faults.Count == 0
            ? new QuestionSetCatalog([.. readings.Zip(files, (reading, file) => (reading.Set!, file.Text))])
            : throw new QuestionSetException(faults);
    }

    /// <summary>It is offered no longer, but what began with it goes on.</summary>
    public void Keep(QuestionSet set) => kept.TryAdd((set.Id, set.Version), set);

    public QuestionSet? Find(string id, int version) => offered.GetValueOrDefault((id, version)) ?? kept.GetValueOrDefault((id, version));

    public QuestionSet? FindNewest(string id) => Newest.FirstOrDefault(set => set.Id == id);

    /// <summary>Whether a set for mentors is their half of something that neither reads before both have sent it.</summary>
    public bool IsHalfTogether(string id) => offered.Values.Any(set => set.MentorsHalf is { Together: true } half && half.Set == id);

    /// <summary>For ids that were stored with a check-in of ours: a missing one is a fault of the build, not of a person.</summary>
    public QuestionSet Get(string id, int version) => Find(id, version) ?? throw Missing($"{id} version {version}");

    /// <summary>For ids that a program names: offered no longer, its last version still serves.</summary>
    public QuestionSet GetNewest(string id) =>
        FindNewest(id) ?? kept.Values.Where(set => set.Id == id).MaxBy(set => set.Version) ?? throw Missing(id);

    private static IEnumerable<(string File, string Text)> BuiltInFiles()
    {
        var assembly = typeof(QuestionSetCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(BuiltIn, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[BuiltIn.Length..], reader.ReadToEnd());
        }
    }

    private static KeyNotFoundException Missing(string what) => new($"This build has no question set {what}.");
}
