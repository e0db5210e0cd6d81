using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Tests.Builders;

/// <summary>Packs for a sponsor, as the mentee and the sponsor see them.</summary>
internal static class PackSamples
{
    public static Reader Sponsor { get; } = new(Sample.Sponsor.Id.ObjectId, Sample.Sponsor.Name);

    /// <summary>A release that went out, with these answers open to the sponsor.</summary>
    public static Release Opened(params IEnumerable<string> questions) => new()
    {
        Ordinal = 1,
        State = ReleaseState.Released,
        HeldUntil = SampleSet.Noon,
        Readers = [new(Sample.Mentor.Id.ObjectId, Sample.Mentor.Name)],
        Items = [.. questions.Select(question => new ReleasedRevision(question, 1, Visibility.MentorAndSponsor))],
        Sponsor = Sponsor,
    };

    /// <summary>At its review, with a sentence of the mentee's own.</summary>
    public static Opened Pack(ImmutableList<PackItem> items)
    {
        var checkIn = CheckIn.For(Sample.Program, Sample.Pairing, PackSet.Set, "mina-and-mo.pack.1", SampleSet.Noon) with
        {
            Title = "A pack for Sam Sponsor",
            Pack = items,
            Answers = [new() { QuestionId = "own-words", Parts = [new(SampleSet.Noon, "1", "I would like to take on the Berlin team next year.")] }],
        };
        var state = CheckInDialog.Begin(checkIn, PackSet.Set, SampleSet.Noon) with { Readers = [Sponsor] };
        return new Opened(new Person { Id = Sample.Mentee.Id, Name = Sample.Mentee.Name }, state, PackSet.Set);
    }

    /// <param name="text">Of each item.</param>
    public static DigestEntry Digest(Opened pack, string text) => new()
    {
        Author = Sample.Mentee.Id,
        ProgramId = Sample.Program.Id,
        PairingId = Sample.Pairing.Id,
        AuthorName = Sample.Mentee.Name,
        ReaderName = Sample.Mentor.Name,
        CheckInId = pack.State.CheckIn.Id,
        Title = pack.State.CheckIn.Title,
        SharedAt = SampleSet.Noon,
        Release = 1,
        IsPack = true,
        Answers =
        [
            .. pack.State.CheckIn.Answers.Select(answer =>
                new DigestAnswer(PackSet.Set.Find(answer.QuestionId)!, new EarlierRevision(1, answer.Text, null, null), Edited: false)),
            .. pack.State.CheckIn.Pack.Select(item => new DigestAnswer(
                new Question { Id = item.Id, Kind = QuestionKind.LongText, Ask = item.Label, Label = item.Label },
                new EarlierRevision(1, text, null, null), Edited: false)),
        ],
        AskNext = [.. PackSet.Set.AskNext.Coaching],
    };
}
