using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Privacy;

/// <summary>What a mentor wrote about a mentee: notes go, and check-ins of their own no longer say whom they are about.</summary>
internal sealed class WrittenAbout(MentorNoteStore notes, CheckInStore checkIns, PersonStore people, QuestionSetCatalog sets)
{
    public async Task LeaveOutAsync(PersonId mentor, PersonId mentee, CancellationToken ct)
    {
        foreach (var note in (await notes.ListAsync(mentor, ct)).Where(note => note.Mentee == mentee))
            await notes.RemoveAsync(mentor, note.Id, ct);
        foreach (var own in (await checkIns.ListAsync(mentor, ct)).Where(known => known.IsAbout(mentee)))
            await checkIns.ChangeAsync(mentor, own.Id, known => known.IsAbout(mentee) ? AboutNobody(known) : null, ct);
        await people.ChangeAsync(mentor, person =>
            OpenDialog.Of(person) is { } open && open.CheckIn.IsAbout(mentee)
                ? person.With(open with { CheckIn = AboutNobody(open.CheckIn), Readers = [] })
                : person, ct);
    }

    private CheckIn AboutNobody(CheckIn checkIn) =>
        checkIn.AboutNobody(sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion)?.Title ?? checkIn.QuestionSetId);
}
