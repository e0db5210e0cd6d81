namespace TeamsMentorBot.QuestionSets;

/// <summary>Every question set of this build, by id and version. Older ones stay, since a check-in keeps the one it began with.</summary>
internal sealed class QuestionSetCatalog
{
    private const string Folder = "QuestionSets/";

    private readonly Dictionary<(string Id, int Version), QuestionSet> _sets;

    public QuestionSetCatalog(IEnumerable<QuestionSet> sets) => _sets = sets.ToDictionary(set => (set.Id, set.Version));

    /// <summary>The newest version of each set, by id.</summary>
    public IReadOnlyList<QuestionSet> Newest =>
    [
        .. _sets.Values
            .GroupBy(set => set.Id)
            .Select(versions => versions.MaxBy(set => set.Version)!)
            .OrderBy(set => set.Id, StringComparer.Ordinal),
    ];

    /// <exception cref="QuestionSetException">At least one file is faulty; all faults are listed.</exception>
    public static QuestionSetCatalog FromThisBuild()
    {
        var assembly = typeof(QuestionSetCatalog).Assembly;
        return Read(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name[Folder.Length..], reader.ReadToEnd());
            }));
    }

    /// <exception cref="QuestionSetException">At least one file is faulty; all faults are listed.</exception>
    public static QuestionSetCatalog Read(IEnumerable<(string File, string Text)> files)
    {
        var readings = files.Select(file => QuestionSetReader.Read(file.File, file.Text)).ToList();
        var faults = readings.SelectMany(reading => reading.Faults)
            .Concat(QuestionSetLinks.Check([.. readings.Select(reading => reading.Set).OfType<QuestionSet>()])).ToList();
        return faults.Count == 0
            ? new QuestionSetCatalog(readings.Select(reading => reading.Set!))
            : throw new QuestionSetException(faults);
    }

    public QuestionSet? Find(string id, int version) => _sets.GetValueOrDefault((id, version));

    public QuestionSet? FindNewest(string id) => Newest.FirstOrDefault(set => set.Id == id);

    /// <summary>For ids that were stored with a check-in of ours: a missing one is a fault of the build, not of a person.</summary>
    public QuestionSet Get(string id, int version) => Find(id, version) ?? throw Missing($"{id} version {version}");

    public QuestionSet GetNewest(string id) => FindNewest(id) ?? throw Missing(id);

    private static KeyNotFoundException Missing(string what) => new($"This build has no question set {what}.");
}
