using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Enrolments;

/// <param name="IsThere">Enrolled already, so that nothing is left to do.</param>
internal sealed record Enrolment(int Line, MentoringProgram Program, Pairing Pairing, bool IsThere)
{
    public bool Waits => IsThere ? Pairing.Waits : AddPairing.HasToWait(Program, Pairing);
}

/// <summary>What enrolling some rows would do. Either every row is right, or nothing is done.</summary>
internal sealed record EnrolmentPlan(IReadOnlyList<Enrolment> Enrolments, IReadOnlyList<RowFault> Faults)
{
    public IEnumerable<Enrolment> New => Enrolments.Where(enrolment => !enrolment.IsThere);

    public bool IsDone => Faults.Count == 0 && Enrolments.Count > 0 && !New.Any();

    /// <inheritdoc cref="ShownMark"/>
    public string Mark => ShownMark.Of(New.Select(enrolment => string.Join('|',
        enrolment.Program.Id,
        enrolment.Pairing.Id,
        enrolment.Pairing.Mentee.Id.ObjectId,
        enrolment.Pairing.Mentors[0].Id.ObjectId,
        enrolment.Pairing.StartsOn is { } day ? LocalDatePattern.Iso.Format(day) : "",
        enrolment.Pairing.Sponsor?.Id.ObjectId ?? "")));
}

/// <summary>What is known when rows are decided upon.</summary>
/// <param name="Programs">Those of the owner who enrols.</param>
/// <param name="Default">The program of rows that name none.</param>
/// <param name="Names">People by what their cells say.</param>
/// <param name="Pairings">All pairings of each mentee.</param>
/// <param name="Now">What is today differs from program to program.</param>
internal sealed record EnrolmentFacts(
    IReadOnlyList<MentoringProgram> Programs,
    MentoringProgram? Default,
    IReadOnlyDictionary<string, FoundName> Names,
    IReadOnlyDictionary<PersonId, IReadOnlyList<Pairing>> Pairings,
    Instant Now)
{
    public EnrolmentPlan Plan(IEnumerable<EnrolmentRow> rows, IEnumerable<RowFault> unreadable)
    {
        var enrolments = new List<Enrolment>();
        var faults = unreadable.ToList();
        foreach (var row in rows)
        {
            var found = Faults(row).ToList();
            if (found.Count == 0 && Decide(row, enrolments) is var (enrolment, fault))
            {
                if (enrolment is not null)
                    enrolments.Add(enrolment);
                else
                    found.Add(fault!);
            }

            faults.AddRange(found);
        }

        return new EnrolmentPlan(enrolments, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private IEnumerable<RowFault> Faults(EnrolmentRow row)
    {
        if (Names[row.Mentee].Why is { } mentee)
            yield return new RowFault(row.Line, EnrolmentReader.MenteeField, mentee);
        if (Names[row.Mentor].Why is { } mentor)
            yield return new RowFault(row.Line, EnrolmentReader.MentorField, mentor);
        if (row.Sponsor is { } named && Names[named].Why is { } sponsor)
            yield return new RowFault(row.Line, EnrolmentReader.SponsorField, sponsor);
        if (ProgramOf(row) is null)
            yield return new RowFault(row.Line, EnrolmentReader.ProgramField, Phrase.With(
                row.ProgramId is null ? Strings.Enrol_WhichProgram : Strings.Enrol_NotYourProgram,
                string.Join(", ", Programs.Select(program => program.Id))));
    }

    private (Enrolment? Enrolment, RowFault? Fault) Decide(EnrolmentRow row, List<Enrolment> above)
    {
        var (program, mentee, mentor) = (ProgramOf(row)!, Names[row.Mentee].Person!, Names[row.Mentor].Person!);
        if (mentee.Id == mentor.Id)
            return Refuse(row, EnrolmentReader.MentorField, Strings.Enrol_OwnMentor);
        if (above.Find(other => other.Program.Id == program.Id && other.Pairing.Mentee.Id == mentee.Id) is { } twice)
            return Refuse(row, EnrolmentReader.MenteeField, Phrase.With(Strings.Enrol_Twice, mentee.Name, twice.Line));
        var sponsor = row.Sponsor is { } named ? Names[named].Person : null;
        if (sponsor is not null && SponsorRule.WhyNot(sponsor, mentee, [mentor]) is { } not)
            return Refuse(row, EnrolmentReader.SponsorField, not);
        var here = Pairings[mentee.Id].Where(pairing => pairing.ProgramId == program.Id).ToList();
        if (here.Find(pairing => !pairing.Ended) is { } open)
            return Again(row, program, open, mentor, sponsor);
        if (program.IsOverOn(LocalDate.Max(row.StartsOn ?? LocalDate.MinIsoValue, Now.InZone(program.OwnZone).Date)))
            return Refuse(
                row, row.StartsOn is null ? EnrolmentReader.ProgramField : EnrolmentReader.StartField,
                Phrase.With(Strings.Enrol_AfterEnd, Phrase.Day(program.EndsOn!.Value)));
        var pairing = new Pairing
        {
            Id = IdOf(program, mentee, here.Count),
            ProgramId = program.Id,
            Mentee = mentee,
            Mentors = [mentor],
            StartsOn = row.StartsOn,
            Sponsor = sponsor,
        };
        return (new Enrolment(row.Line, program, pairing, IsThere: false), null);
    }

    /// <summary>Enrolled already: the row may say what is so, and changes nothing.</summary>
    private static (Enrolment? Enrolment, RowFault? Fault) Again(
        EnrolmentRow row, MentoringProgram program, Pairing open, PersonName mentor, PersonName? sponsor)
    {
        if (open.Mentors.All(known => known.Id != mentor.Id))
            return Refuse(row, EnrolmentReader.MentorField, Phrase.With(
                Strings.Enrol_OtherMentor, open.Mentee.Name, string.Join(", ", open.Mentors.Select(known => known.Name))));
        if (sponsor is not null && sponsor.Id != open.Sponsor?.Id)
            return Refuse(row, EnrolmentReader.SponsorField, open.Sponsor is { } other
                ? Phrase.With(Strings.Enrol_OtherSponsor, other.Name, open.Mentee.Name) : Phrase.With(Strings.Enrol_NoSponsor, open.Mentee.Name));
        return row.StartsOn is { } start && start != open.StartsOn
            ? Refuse(row, EnrolmentReader.StartField, Phrase.With(open.Waits ? Strings.Enrol_WaitsAlready : Strings.Enrol_OtherStart, open.Mentee.Name))
            : (new Enrolment(row.Line, program, open, IsThere: true), null);
    }

    private MentoringProgram? ProgramOf(EnrolmentRow row) =>
        row.ProgramId is { } id ? Programs.FirstOrDefault(program => program.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) : Default;

    private static (Enrolment? Enrolment, RowFault? Fault) Refuse(EnrolmentRow row, string field, string why) =>
        (null, new RowFault(row.Line, field, why));

    /// <summary>The same for whoever enrols the same mentee at the same moment: storage then lets one of the two in.</summary>
    /// <param name="earlier">Pairings of theirs in this program that ended.</param>
    private static string IdOf(MentoringProgram program, PersonName mentee, int earlier)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{program.Id}\n{mentee.Id.Key}\n{earlier}")));
        return $"pair-{Convert.ToHexStringLower(hash)[..16]}";
    }
}
