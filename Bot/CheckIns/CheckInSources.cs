using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>Each release that is held comes to the end of its hold.</summary>
internal sealed class HoldSource(CheckInStore checkIns, RestoreItems restore) : IAgendaSource
{
    public string Kind => ReleaseAnswers.AgendaKind;

    public async Task<int> RepairAsync(AgendaContents agenda, CancellationToken ct)
    {
        var repaired = 0;
        await foreach (var (mentee, checkIn) in checkIns.AwaitingAsync(Kind, ct))
            foreach (var held in checkIn.HeldReleases)
                if (await restore.RestoreAsync(agenda, ReleaseAnswers.HoldItem(mentee, checkIn, held), ct))
                    repaired++;
        return repaired;
    }
}

/// <summary>Each prompt that was put off comes again.</summary>
internal sealed class SnoozeSource(CheckInStore checkIns, RestoreItems restore) : IAgendaSource
{
    public string Kind => AskAgain.AgendaKind;

    public async Task<int> RepairAsync(AgendaContents agenda, CancellationToken ct)
    {
        var repaired = 0;
        await foreach (var (mentee, checkIn) in checkIns.AwaitingAsync(Kind, ct))
            if (checkIn.SnoozedUntil is { } until && CadenceCheckIn.Parse(checkIn.Id) is { } occasion
                && await restore.RestoreAsync(agenda, AskAgain.Item(mentee, new PromptRung(occasion, checkIn.Snoozes), until), ct))
                repaired++;
        return repaired;
    }
}
