using Azure.Data.Tables;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Privacy;

/// <summary>All that is kept about one person: each row of their partition is in exactly one of these lists.</summary>
internal sealed record OwnData
{
    public required Person Person { get; init; }

    public DialogState? Open { get; init; }

    public List<Pairing> Pairings { get; } = [];

    public List<Milestone> Milestones { get; } = [];

    public List<CheckIn> CheckIns { get; } = [];

    public List<Commitment> Commitments { get; } = [];

    public List<Reply> Replies { get; } = [];

    public List<SentDigest> Digests { get; } = [];

    public List<string> MentorOf { get; } = [];

    public List<string> SponsorOf { get; } = [];

    public List<MentorNote> MentorNotes { get; } = [];

    /// <summary>What a newer version keeps and this one has no words for.</summary>
    public List<TableEntity> Others { get; } = [];

    public IReadOnlyList<DeliveryRecord> Messages { get; init; } = [];

    public IReadOnlyList<AgendaItem> Planned { get; init; } = [];

    public int Waiting { get; init; }

    /// <summary>The open check-in stands in the person's own row, so what its row says is older.</summary>
    public IEnumerable<CheckIn> AllCheckIns => Open is null ? CheckIns : CheckIns.Where(known => known.Id != Open.CheckIn.Id).Prepend(Open.CheckIn);

    /// <summary>Those who can read something now, by name.</summary>
    public IReadOnlyList<string> Readers =>
    [
        .. AllCheckIns.SelectMany(checkIn => checkIn.Releases).Where(release => release.State == ReleaseState.Released)
            .SelectMany(release => release.Readers.Where(reader => release.LetsRead(reader.ObjectId)))
            .DistinctBy(reader => reader.ObjectId).Select(reader => PlainText.Line(reader.Name)),
    ];

    /// <summary>The name that they were shown for somebody's id.</summary>
    public string NameOf(string objectId) => PlainText.Line(
        AllCheckIns.SelectMany(checkIn => checkIn.Releases).SelectMany(release => release.Readers)
            .FirstOrDefault(reader => reader.ObjectId == objectId)?.Name
        ?? Pairings.SelectMany(pairing => pairing.Mentors).FirstOrDefault(mentor => mentor.Id.ObjectId == objectId)?.Name
        ?? objectId);
}

/// <summary>Reads it, afresh.</summary>
internal sealed class OwnDataReader(Tables tables, PersonStore people, RecipientRows delivery, ReleasedStore released)
{
    public async Task<OwnData> ReadAsync(PersonId id, CancellationToken ct)
    {
        var person = await people.GetAsync(id, ct);
        var data = new OwnData
        {
            Person = person,
            Open = OpenDialog.Of(person),
            Messages = await delivery.MessagesAsync(id.Key, ct),
            Planned = await delivery.PlannedAsync(id.Key, ct),
            Waiting = (await released.ForReaderAsync(id, ct)).Count,
        };
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.In(id.Key), cancellationToken: ct))
            Sort(id, row, data);
        return data;
    }

    private static void Sort(PersonId id, TableEntity row, OwnData data)
    {
        switch (row.RowKey.Split('|')[0])
        {
            case PersonRow.RowKey:
                break;
            case "pairing":
                data.Pairings.Add(PairingRow.Read(row));
                break;
            case "milestone":
                data.Milestones.Add(MilestoneRow.Read(row));
                break;
            case "checkin":
                data.CheckIns.Add(CheckInRow.Read(row));
                break;
            case "commitment":
                data.Commitments.Add(CommitmentStore.Read(row));
                break;
            case "reply":
                data.Replies.Add(ReplyStore.Read(id, row));
                break;
            case "digest":
                data.Digests.Add(SentDigestStore.Read(id, row));
                break;
            case "note":
                data.MentorNotes.Add(MentorNoteStore.Read(id, row));
                break;
            case "mentoring":
                data.MentorOf.Add(PairingRow.ReadReaderIndex(row).PairingId);
                break;
            case "sponsoring":
                data.SponsorOf.Add(PairingRow.ReadReaderIndex(row).PairingId);
                break;
            default:
                data.Others.Add(row);
                break;
        }
    }
}
