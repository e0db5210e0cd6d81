using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>Who was given what, kept beside the bot and apart from it. What people write are marks, each of them written once.</summary>
internal sealed class LeakModel
{
    public List<PairingModel> Pairings { get; } = [];

    public List<SheetModel> Sheets { get; } = [];

    public List<PackModel> Packs { get; } = [];

    public HashSet<Somebody> Erased { get; } = [];

    private Dictionary<string, Somebody> Authors { get; } = [];

    private Dictionary<string, Somebody> Replies { get; } = [];

    public IEnumerable<string> Marks => Authors.Keys;

    public void Wrote(Somebody author, string mark) => Authors.Add(mark, author);

    public void Replied(Somebody mentor, string mark, Somebody mentee)
    {
        Wrote(mentor, mark);
        Replies.Add(mark, mentee);
    }

    /// <summary>What may reach somebody now: their own words, words written to them, and what was released to them by a pairing that lasts.</summary>
    public IReadOnlySet<string> MayReach(Somebody reader) =>
        Marked(reader, sheet => sheet.MayBeReadBy(reader), pack => pack.Pairing.LetsSponsorRead(reader));

    /// <summary>What may go on standing in their chat: also what they were sent while they were a mentor.</summary>
    public IReadOnlySet<string> MayStand(Somebody reader) =>
        Marked(reader, sheet => sheet.Pairing.Agreed.Contains(reader), pack => pack.Pairing.Agreed.Contains(reader));

    public void HoldsEnd()
    {
        foreach (var release in Sheets.SelectMany(sheet => sheet.Releases).Where(release => release.State == ReleaseState.Held))
            release.State = ReleaseState.Released;
        foreach (var pack in Packs.Where(pack => pack.State == ReleaseState.Held))
            pack.State = ReleaseState.Released;
    }

    public void Erase(Somebody who)
    {
        Erased.Add(who);
        Sheets.RemoveAll(sheet => sheet.Pairing.Mentee == who || sheet.Author == who);
        Packs.RemoveAll(pack => pack.Pairing.Mentee == who);
        Pairings.RemoveAll(pairing => pairing.Mentee == who);
    }

    /// <summary>Whether a word may be kept among what is somebody's: their own words, and a mentor's to them. A copy for anybody else never.</summary>
    public bool MayKeep(Somebody who, string mark) =>
        !Erased.Contains(who) && (Replies.TryGetValue(mark, out var mentee) ? mentee == who : Authors[mark] == who);

    /// <summary>Both presses count: the one that opened the answer to the sponsor, and the one that sent the pack.</summary>
    private bool IsOpen(string mark, PackModel pack) => pack.OwnWords == mark || Sheets
        .SelectMany(sheet => sheet.Releases).Where(release => release.State == ReleaseState.Released && release.Sponsor == pack.Sponsor)
        .Any(release => release.Items.Any(item => item.Value == mark && release.Open.Contains(item.Key)));

    private HashSet<string> Marked(Somebody reader, Func<SheetModel, bool> where, Func<PackModel, bool> sent) =>
    [
        .. Packs.Where(pack => pack.State == ReleaseState.Released && pack.Sponsor == reader && sent(pack))
            .SelectMany(pack => pack.Marks.Where(mark => IsOpen(mark, pack))),
        .. Authors.Where(written => written.Value == reader).Select(written => written.Key),
        .. Replies.Where(reply => reply.Value == reader).Select(reply => reply.Key),
        .. Sheets.Where(where).SelectMany(sheet => sheet.Releases)
            .Where(release => release.State == ReleaseState.Released && release.Readers.Contains(reader))
            .SelectMany(release => release.Items.Values),
    ];
}

internal sealed record PairingModel(string Id, Somebody Mentee)
{
    public required List<Somebody> Mentors { get; set; }

    public Somebody? Sponsor { get; set; }

    public bool Ended { get; set; }

    public required HashSet<Somebody> Agreed { get; init; }

    public bool LetsSponsorRead(Somebody reader) => !Ended && Sponsor == reader && Agreed.Contains(reader);

    /// <summary>Mentors read their mentee, and a mentee reads their mentors: never one mentor the other.</summary>
    public bool LetsRead(Somebody author, Somebody reader) => !Ended && Agreed.Contains(reader)
        && (author == Mentee ? Mentors.Contains(reader) : reader == Mentee && Mentors.Contains(author));
}

/// <summary>One check-in of a mentee or of one of their mentors: its answers as they read now, and every press of Send.</summary>
internal sealed record SheetModel(string CheckInId, PairingModel Pairing, Somebody Author, SentActivity Card)
{
    public Dictionary<string, string> Answers { get; } = [];

    public List<ReleaseModel> Releases { get; } = [];

    public bool MayBeReadBy(Somebody reader) => Pairing.LetsRead(Author, reader);

    public bool IsReadBy(Somebody reader) => MayBeReadBy(reader)
        && Releases.Exists(release => release.State == ReleaseState.Released && release.Readers.Contains(reader));

    /// <summary>What is switched off now leaves every release before.</summary>
    /// <returns>Whether anything did.</returns>
    public bool Narrow(IReadOnlySet<string> shared, IReadOnlySet<string> open)
    {
        Releases.ForEach(release => release.Open.IntersectWith(open));
        var narrowed = false;
        foreach (var release in Releases.Where(release => release.State != ReleaseState.TakenBack))
            foreach (var question in release.Items.Keys.Except(shared).ToList())
                narrowed |= release.Items.Remove(question);
        foreach (var empty in Releases.Where(release => release.Items.Count == 0))
            empty.State = ReleaseState.TakenBack;
        return narrowed;
    }

    public void TakeBack() => Releases.ForEach(release => release.State = ReleaseState.TakenBack);

    public void Send(IEnumerable<Somebody> readers, IReadOnlySet<string> shared, IReadOnlySet<string> open)
    {
        foreach (var held in Releases.Where(release => release.State == ReleaseState.Held))
            held.State = ReleaseState.TakenBack;
        Releases.Add(new ReleaseModel([.. readers], Answers.Where(answer => shared.Contains(answer.Key)).ToDictionary(), Pairing.Sponsor, [.. open]));
    }
}

/// <param name="Open">Questions whose answers the sponsor may be sent in a pack.</param>
internal sealed record ReleaseModel(HashSet<Somebody> Readers, Dictionary<string, string> Items, Somebody? Sponsor, HashSet<string> Open)
{
    public ReleaseState State { get; set; } = ReleaseState.Held;
}

/// <summary>One press that sent a pack.</summary>
internal sealed record PackModel(PairingModel Pairing, SentActivity Card, Somebody Sponsor, HashSet<string> Marks, string? OwnWords)
{
    public ReleaseState State { get; set; } = ReleaseState.Held;
}
