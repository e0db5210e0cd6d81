using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Owners.Pairings;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.Pages;

/// <summary>The cards about a sponsor, of the mentee, the sponsor and the owner.</summary>
internal static class SponsorAlbum
{
    private static readonly CheckIn Origin = SampleSet.CheckIn() with
    {
        Answers =
        [
            Words("learned", "I talk before I listen. In the review I had answered a question that nobody had asked."),
            Words("lead", "I open with a question."),
        ],
        Releases = [PackSamples.Opened("learned", "lead")],
    };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All
    {
        get
        {
            var items = PackContents.Gather([Origin], Origin.PairingId, PackSamples.Sponsor.ObjectId, _ => SampleSet.Set, []);
            var pack = PackSamples.Pack(items);
            var asked = pack.State with { CheckIn = Origin, Readers = Origin.LastRelease!.Readers, Sponsor = PackSamples.Sponsor with { IsAbove = true } };
            var review = pack with { State = asked, Set = SampleSet.Set };
            var picked = new OwnedPairing(Sample.Program, new StoredPairing(Sample.Pairing with { Sponsor = null }, default), Sample.Mentor);
            yield return ("review with a sponsor", ReviewCard.For(review));
            yield return ("opened, with a sponsor", ClosingCards.Opened(Origin, SampleSet.Set));
            yield return ("sent, with a sponsor", ClosingCards.For(Origin, "Europe/Berlin"));
            yield return ("pack offered", PackCards.Offer(Sample.Pairing, Sample.Sponsor, 3));
            yield return ("pack", StepCard.For(pack));
            yield return ("pack, as the sponsor reads it", DigestCard.For(PackSamples.Digest(pack, Origin.Answers[0].Text)));
            yield return ("agreement of a sponsor", AgreementCard.Ask(Sample.Program, Sample.Pairing, Sample.Sponsor.Id));
            yield return ("sponsor, picked", SponsorCards.Pick([new PairingLine(Sample.Program, Sample.Pairing, Sample.Mentor)], null));
            yield return ("sponsor, looked at", SponsorCards.Preview(picked, Sample.Sponsor, "line", again: false));
        }
    }

    private static Answer Words(string question, string text) => new() { QuestionId = question, Parts = [new(SampleSet.Noon, question, text)] };
}
