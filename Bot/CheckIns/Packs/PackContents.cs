using System.Collections.Immutable;
using System.Globalization;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>What can go into a pack, and what of it may still be read: pure decisions.</summary>
internal static class PackContents
{
    /// <summary>So that all of it can be looked at on one card; the others wait for the next pack.</summary>
    public const int Most = 12;

    private const string Prefix = "item ";

    /// <summary>Of a title, so that those of a whole pack leave room for what was written.</summary>
    private const int LongestTitle = 60;

    /// <summary>Of an answer as its mentee looks it over: a dozen of them fit into their row. A reader is shown all of it.</summary>
    private const int LongestText = 2_000;

    /// <param name="all">Every check-in of the mentee.</param>
    /// <param name="earlier">What the pack held before, which keeps its ids.</param>
    public static ImmutableList<PackItem> Gather(
        IReadOnlyList<CheckIn> all, string pairingId, string sponsorId, Func<CheckIn, QuestionSet?> setOf, ImmutableList<PackItem> earlier)
    {
        var open = OpenIn(all, pairingId, sponsorId).TakeLast(Most).ToList();
        var next = earlier.Select(item => int.Parse(item.Id.AsSpan(Prefix.Length), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return
        [
            .. from one in open
               let question = setOf(one.CheckIn)?.Find(one.Item.QuestionId)
               let wording = Releasing.Wording(one.CheckIn, one.Item)
               where question is not null && wording is not null
               select earlier.Find(item => item.Sponsor == sponsorId && item.Names(one.CheckIn.Id, one.Item)) ?? new PackItem(
                   string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++next}"), one.CheckIn.Id, one.Item.QuestionId, one.Item.Revision, sponsorId,
                   Phrase.With(Strings.Pack_Item, Phrase.Shortened(PlainText.Line(one.CheckIn.Title), LongestTitle), question.Label),
                   Phrase.Shortened(string.Join('\n', AnswerText.Lines(question, wording.Text, wording.ChoiceId, wording.Due)), LongestText)),
        ];
    }

    /// <summary>How many are open that no pack took along.</summary>
    public static int Count(IReadOnlyList<CheckIn> all, string pairingId, string sponsorId) => OpenIn(all, pairingId, sponsorId).Count();

    /// <summary>
    /// What a reader of a pack is shown of an item: nothing, once the answer is no longer open to them where it was given, or never was.
    /// </summary>
    public static EarlierRevision? WordingFor(string sponsorId, CheckIn origin, PackItem item) => origin.Releases
        .Where(release => release.State == ReleaseState.Released && release.Sponsor?.ObjectId == sponsorId)
        .SelectMany(release => release.Items)
        .FirstOrDefault(known => known.Visibility == Visibility.MentorAndSponsor && item.Names(origin.Id, known)) is { } open
            ? Releasing.Wording(origin, open)
            : null;

    /// <summary>Released to mentor and sponsor, and in no pack that went to this sponsor; the newest check-ins last.</summary>
    private static IEnumerable<(CheckIn CheckIn, ReleasedRevision Item)> OpenIn(IReadOnlyList<CheckIn> all, string pairingId, string sponsorId)
    {
        var sent = all.SelectMany(checkIn => SentTo(checkIn, sponsorId)).ToList();
        return from checkIn in all
               where checkIn.PairingId == pairingId
               orderby checkIn.SubmittedAt
               from item in Releasing.OpenToSponsor(checkIn, sponsorId)
               where !sent.Exists(known => known.Names(checkIn.Id, item))
               select (checkIn, item);
    }

    private static IEnumerable<PackItem> SentTo(CheckIn pack, string sponsorId) =>
        from release in pack.Releases
        where release.State != ReleaseState.TakenBack && release.Readers.Exists(reader => reader.ObjectId == sponsorId)
        from item in release.Items
        let held = pack.Pack.Find(known => known.Id == item.QuestionId)
        where held is not null
        select held;
}
