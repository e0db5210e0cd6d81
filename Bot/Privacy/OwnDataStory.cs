using Azure.Data.Tables;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>Everything that is kept about somebody, in words.</summary>
internal sealed class OwnDataStory(CheckInStory checkIns)
{
    public IEnumerable<OwnDataPart> Tell(OwnData data)
    {
        var zone = data.Person.Zone;
        yield return About(data.Person);
        foreach (var pairing in data.Pairings)
            yield return Tell(pairing, zone);
        foreach (var checkIn in data.AllCheckIns)
            yield return checkIns.Tell(checkIn, data.Open?.CheckIn.Id == checkIn.Id ? data.Open : null, zone);
        foreach (var milestone in data.Milestones)
            yield return Tell(milestone, zone);
        foreach (var commitment in data.Commitments)
            yield return Tell(commitment, zone);
        foreach (var reply in data.Replies)
            yield return Tell(reply, data, zone);
        foreach (var note in data.MentorNotes)
            yield return new OwnDataPart(Phrase.With(Strings.MyData_MentorNote, PlainText.Line(note.MenteeName), Moments.Of(note.At, zone)), note.Text);
        foreach (var part in AsReader(data, zone).Concat(Around(data, zone)))
            yield return part;
        foreach (var row in data.Others)
            yield return Tell(row);
    }

    private static OwnDataPart About(Person person) => OwnDataPart.Of(Strings.MyData_You,
    [
        person.Name is { } name ? Phrase.With(Strings.MyData_Name, name) : null,
        person.Zone is { } zone ? Phrase.With(Strings.MyData_Zone, zone) : null,
        person.OwnZone is not null ? Strings.MyData_OwnZone : null,
        person.PreferredAt is { } hour ? Phrase.With(Strings.MyData_Hour, Phrase.Hour(hour)) : null,
        person.Digest is { } digest ? DigestWord(digest.Rhythm) : null,
        person.Locale is { } locale ? Phrase.With(Strings.MyData_Language, locale) : null,
        person.Participation switch
        {
            Participation.Active => Strings.MyData_Active,
            Participation.Stopped => Strings.MyData_Stopped,
            Participation.NotNow => Strings.MyData_NotNow,
            _ => Strings.MyData_Invited,
        },
        person.PausedUntil is { } back ? Phrase.With(Strings.MyData_Paused, Phrase.Day(back)) : null,
        person.WelcomedAt is { } welcomed ? Phrase.With(Strings.MyData_Welcomed, Moments.Of(welcomed, person.Zone)) : null,
        person.ArrivedAt is { } arrived ? Phrase.With(Strings.MyData_Arrived, Moments.Of(arrived, person.Zone)) : null,
        person.Unreachable is { } why ? Phrase.With(Strings.MyData_Unreachable, why) : null,
        person.Address is { } address ? Phrase.With(Strings.MyData_Address, address.ConversationId, address.ServiceUrl) : null,
        Phrase.With(Strings.MyData_MessageIds, person.Said.Count, person.Handled.Count),
        person.LooseText is { } loose ? Phrase.With(Strings.MyData_Loose, loose) : null,
    ]);

    private static string DigestWord(DigestRhythm digest) => digest.When switch
    {
        DigestWhen.OnRelease => Strings.MyData_DigestRelease,
        DigestWhen.Daily => Phrase.With(Strings.MyData_DigestDaily, Phrase.Hour(digest.At)),
        _ => Phrase.With(Strings.MyData_DigestWeekly, Phrase.Weekday(digest.Weekday), Phrase.Hour(digest.At)),
    };

    private static OwnDataPart Tell(Pairing pairing, string? zone) => OwnDataPart.Of(Strings.MyData_Pairing,
    [
        Phrase.With(Strings.MyData_PairedWith, string.Join(", ", pairing.Mentors.Select(mentor => PlainText.Line(mentor.Name))), pairing.ProgramId),
        pairing.Sponsor is { } sponsor ? Phrase.With(Strings.MyData_Sponsor, PlainText.Line(sponsor.Name)) : null,
        pairing.Mentee.Mail is { } mail ? Phrase.With(Strings.MyData_Mail, mail) : null,
        pairing.StartsOn is { } first ? Phrase.With(Strings.MyData_PairingStarts, Phrase.Day(first)) : null,
        Agreement.Of(pairing, pairing.Mentee.Id) is { } given ? Phrase.With(Strings.MyData_Agreed, Moments.Of(given.At, zone)) : null,
        pairing.Ended ? Strings.MyData_PairingEnded : null,
    ]);

    private static OwnDataPart Tell(Milestone milestone, string? zone) => OwnDataPart.Of(
        Phrase.With(Strings.MyData_Milestone, PlainText.Line(milestone.Title)),
        [
            milestone.State switch
            {
                MilestoneState.Planned => Strings.Milestone_Planned,
                MilestoneState.Reached => Strings.MyData_Reached,
                MilestoneState.ReflectedOn => Strings.MyData_ReflectedOn,
                _ => Strings.Milestone_NoLonger,
            },
            milestone.PlannedOn is { } day ? Phrase.With(Strings.MyData_PlannedFor, Phrase.Day(day)) : null,
            milestone.ReachedAt is { } at ? Phrase.With(Strings.MyData_ReachedAt, Moments.Of(at, zone)) : null,
        ]);

    private static OwnDataPart Tell(Commitment commitment, string? zone) => OwnDataPart.Of(
        Phrase.With(Strings.MyData_Commitment, Moments.Of(commitment.MadeAt, zone)),
        [
            commitment.Text,
            commitment.Due is { } due ? Phrase.With(Strings.Answer_Due, Phrase.Day(due)) : null,
            commitment.State switch
            {
                CommitmentState.Done => Strings.FollowUp_Done,
                CommitmentState.Partly => Strings.FollowUp_Partly,
                CommitmentState.NotYet => Strings.FollowUp_NotYet,
                CommitmentState.Dropped => Strings.FollowUp_Dropped,
                _ => Strings.MyData_Open,
            },
        ]);

    private static OwnDataPart Tell(Reply reply, OwnData data, string? zone) => new(
        Phrase.With(Strings.MyData_Reply, data.NameOf(reply.Mentor.ObjectId), Moments.Of(reply.At, zone)), reply.Text);

    private static IEnumerable<OwnDataPart> AsReader(OwnData data, string? zone)
    {
        if (data.MentorOf.Count > 0 || data.SponsorOf.Count > 0 || data.Digests.Count > 0 || data.Waiting > 0)
            yield return OwnDataPart.Of(data.MentorOf.Count == 0 && data.SponsorOf.Count > 0 ? Strings.MyData_AsSponsor : Strings.MyData_AsMentor,
            [
                .. data.MentorOf.Select(pairing => Phrase.With(Strings.MyData_MentorIn, pairing)),
                .. data.SponsorOf.Select(pairing => Phrase.With(Strings.MyData_SponsorIn, pairing)),
                .. data.Digests.Select(digest => Phrase.With(Strings.MyData_Digest, Moments.Of(digest.At, zone), digest.Keys.Count)),
                data.Waiting > 0 ? Phrase.With(Strings.MyData_Waiting, data.Waiting) : null,
            ]);
    }

    private static IEnumerable<OwnDataPart> Around(OwnData data, string? zone)
    {
        if (data.Messages.Count > 0)
            yield return OwnDataPart.Of(Strings.MyData_Messages, data.Messages.OrderBy(message => message.At).Select(message => Phrase.With(
                message.State == DeliveryState.Sent ? Strings.MyData_MessageSent : Strings.MyData_MessageTried, Moments.Of(message.At, zone))));
        if (data.Planned.Count > 0)
            yield return OwnDataPart.Of(Strings.MyData_PlannedHeading, data.Planned.Select(item => Moments.Of(item.Due, zone)));
    }

    private static OwnDataPart Tell(TableEntity row) => OwnDataPart.Of(
        Phrase.With(Strings.MyData_Other, row.RowKey),
        row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "odata.etag")).Select(column => $"{column.Key}: {column.Value}"));
}
