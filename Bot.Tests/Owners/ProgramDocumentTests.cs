using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Owners;

public sealed partial class ProgramDocumentTests
{
    private static readonly ProgramReader Reader = new(Sample.Tenant, ["milestone", "pulse"]);

    private static readonly string Good = ProgramWriter.Write(Sample.Program);

    [Fact]
    public void A_Program_Is_Written_So_That_People_Can_Read_It() => Assert.Equal(
        """
        program: executives
        title: "Executive mentoring"
        zone: Europe/Berlin
        owners:
        - id: 00000000-0000-4000-8000-000000000000
          name: "Ola Owner"
        cadence:
          rhythm: two-weeks
          weekday: wednesday
          at: "09:00"
          reminders: [2]
          anchor: 2026-11-02
        digest:
          when: release
          weekday: friday
          at: "15:00"
        hours:
          from: "08:00"
          until: "18:00"
          days:
          - monday
          - tuesday
          - wednesday
          - thursday
          - friday
        daysOff: []
        questionSet: milestone
        holdSeconds: 900
        mailNamedInAgreement: false
        cadenceSet: pulse

        """,
        Good);

    [Fact]
    public void What_Was_Written_Reads_As_The_Same_Program() =>
        Prop.ForAll(AnyProgram.ToArbitrary(), program =>
        {
            var (read, faults) = Reader.Read(ProgramWriter.Write(program));
            return faults.Count == 0 && ProgramRow.Write(read!).OrderBy(cell => cell.Key).SequenceEqual(
                ProgramRow.Write(program).OrderBy(cell => cell.Key));
        }).Holds();

    [Theory]
    [InlineData("program: executives", "program: The Executives", 1, "program", "lower-case")]
    [InlineData("title: \"Executive mentoring\"", "titel: x", 2, "titel", "Known: ")]
    [InlineData("zone: Europe/Berlin", "zone: Berlin", 3, "zone", "Europe/Berlin")]
    [InlineData("zone: Europe/Berlin", "zone: EST", 3, "zone", "America/New_York")]
    [InlineData("id: 00000000-", "id: x00000000-", 5, "owners[0].id", "Keep it to 36")]
    [InlineData("id: 00000000-0000", "id: 00000000+0000", 5, "owners[0].id", "Entra ID")]
    [InlineData("name: \"Ola Owner\"", "nome: x", 6, "owners[0].nome", "Known: ")]
    [InlineData("rhythm: two-weeks", "rhythm: fortnightly", 8, "cadence.rhythm", "weekly, two-weeks, monthly, monthly-second")]
    [InlineData("rhythm: two-weeks", "every: ten days", 8, "cadence.every", "6 weeks")]
    [InlineData("rhythm: two-weeks", "every: 53 weeks", 8, "cadence.every", "1 to 52 weeks")]
    [InlineData("rhythm: two-weeks", "every: 0 days", 8, "cadence.every", "1 to 366 days")]
    [InlineData("rhythm: two-weeks", "rhythm: weekly\n  every: 2 weeks", 9, "cadence.every", "Keep one")]
    [InlineData("rhythm: two-weeks", "every: 10 days", 9, "cadence.weekday", "Leave this line out")]
    [InlineData("  rhythm: two-weeks\n", "", 8, "cadence.rhythm", "every: 10 days")]
    [InlineData("reminders: [2]", "reminders: [2]\n  responseDays: 0", 12, "cadence.responseDays", "digits")]
    [InlineData("zone: Europe/Berlin", "zone: Europe/Berlin\nstarts: soon", 4, "starts", "2026-12-24")]
    [InlineData("zone: Europe/Berlin", "zone: Europe/Berlin\nstarts: 2027-01-02\nends: 2027-01-01", 5, "ends", "later day")]
    [InlineData("zone: Europe/Berlin", "zone: Europe/Berlin\nstarts: 9999-12-31", 4, "starts", "2000 to 2199")]
    [InlineData("zone: Europe/Berlin", "zone: Europe/Berlin\npausedUntil: 9999-12-31", 4, "pausedUntil", "2000 to 2199")]
    [InlineData("anchor: 2026-11-02", "anchor: 1026-11-02", 12, "cadence.anchor", "2000 to 2199")]
    [InlineData("daysOff: []", "rollOut: 0", 26, "rollOut", "digits")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A }]", 26, "milestones[0].after", "either on")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A, on: 2027-03-04, after: 2 weeks }]", 26, "milestones[0].after", "either on")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A, after: 40 months }]", 26, "milestones[0].after", "shorter")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A, after: 2147483647 months }]", 26, "milestones[0].after", "shorter")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A, after: soon }]", 26, "milestones[0].after", "6 weeks")]
    [InlineData("daysOff: []", "milestones: [{ name: A, title: A, after: 1 day }]", 26, "milestones[0].name", "lower-case")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A, on: 2027-3-4 }]", 26, "milestones[0].on", "2026-12-24")]
    [InlineData("daysOff: []", "milestones: [{ name: a, title: A, after: 1 day, questionSet: x }]", 26, "milestones[0].questionSet", "milestone, pulse")]
    [InlineData("weekday: wednesday", "weekday: sunday", 9, "cadence.weekday", "add it there")]
    [InlineData("at: \"09:00\"", "at: \"9 am\"", 10, "cadence.at", "09:30")]
    [InlineData("at: \"09:00\"", "at: \"19:00\"", 10, "cadence.at", "before hours.until")]
    [InlineData("reminders: [2]", "reminders: 3", 11, "cadence.reminders", "digits")]
    [InlineData("reminders: [2]", "reminders: [2, 4, 6]", 11, "cadence.reminders", "[2, 5]")]
    [InlineData("reminders: [2]", "reminders: [5, 2]", 11, "cadence.reminders", "earlier day first")]
    [InlineData("reminders: [2]", "reminders: [2, 31]", 11, "cadence.reminders[1]", "digits")]
    [InlineData("reminders: [2]", "reminders: [soon]", 11, "cadence.reminders[0]", "digits")]
    [InlineData("anchor: 2026-11-02", "anchor: 2026-11-31", 12, "cadence.anchor", "2026-12-24")]
    [InlineData("when: release", "when: never", 14, "digest.when", "release, daily, weekly")]
    [InlineData("until: \"18:00\"", "until: \"07:00\"", 19, "hours.until", "later")]
    [InlineData("- tuesday", "- dienstag", 22, "hours.days[1]", "monday, tuesday")]
    [InlineData("daysOff: []", "daysOff: [2026-12-24, tomorrow]", 26, "daysOff[1]", "2026-12-24")]
    [InlineData("questionSet: milestone", "questionSet: other", 27, "questionSet", "milestone, pulse")]
    [InlineData("holdSeconds: 900", "holdSeconds: 15 min", 28, "holdSeconds", "digits")]
    [InlineData("daysOff: []", "digestDoors: [chat, chat]", 26, "digestDoors", "once")]
    [InlineData("daysOff: []", "digestDoors: [pigeon]", 26, "digestDoors[0]", "chat, mail, feed")]
    [InlineData("mailNamedInAgreement: false", "mailNamedInAgreement: no", 29, "mailNamedInAgreement", "true")]
    [InlineData("mailNamedInAgreement: false", "overdue: who", 29, "overdue", "count, names, none")]
    [InlineData("cadenceSet: pulse", "cadenceSet: other", 30, "cadenceSet", "milestone, pulse")]
    public void A_Fault_Names_Line_Field_And_Mend(string from, string to, int line, string field, string mend)
    {
        var (program, faults) = Reader.Read(Good.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(program);
        var fault = Assert.Single(faults, fault => fault.Field == field);
        Assert.Equal(line, fault.Line);
        Assert.Contains(mend, fault.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_Off_Are_No_Fault_Where_The_Hours_Are_Missing()
    {
        var (from, to) = (Good.IndexOf("hours:", StringComparison.Ordinal), Good.IndexOf("daysOff:", StringComparison.Ordinal));

        var (_, faults) = Reader.Read(Good[..from] + Good[to..]);

        Assert.Equal(["hours"], faults.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("zone: Europe/Berlin", "zone: Europe/Berlin\nzone: Europe/Paris", 4, "zone", "Keep one of the two.")]
    [InlineData("title: \"Executive mentoring\"", "title: &a x", 2, "file", "plainly")]
    [InlineData("title: \"Executive mentoring\"", "title: *a", 2, "file", "plainly")]
    [InlineData("title: \"Executive mentoring\"", "title: !!str x", 2, "file", "plainly")]
    [InlineData("cadenceSet: pulse", "cadenceSet: pulse\n---\nprogram: other", 1, "file", "title:")]
    [InlineData("title: \"Executive mentoring\"", "title: [a, b]", 2, "title", "text")]
    public void What_Is_No_Plain_Document_Is_Refused_With_Its_Line(string from, string to, int line, string field, string mend)
    {
        var (program, faults) = Reader.Read(Good.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(program);
        var fault = Assert.Single(faults);
        Assert.Equal((line, field), ((int)fault.Line, fault.Field));
        Assert.Contains(mend, fault.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_May_End_As_They_Do_On_Windows() =>
        Assert.Empty(Reader.Read(Good.Replace("\n", "\r\n", StringComparison.Ordinal)).Faults);

    [Theory]
    [InlineData("0", "")]
    [InlineData("1", "2")]
    [InlineData("2", "2,5")]
    [InlineData("[]", "")]
    [InlineData("[1, 30]", "1,30")]
    public void Reminders_Are_Days_Or_How_Many_Of_The_Usual_Ones(string written, string days)
    {
        var (program, _) = Reader.Read(Good.Replace("reminders: [2]", $"reminders: {written}", StringComparison.Ordinal));

        Assert.Equal(days, program!.Cadence.Reminders.ToString());
        Assert.Equal(days, ProgramRow.Read(ProgramRow.Write(program)).Cadence.Reminders.ToString());
    }

    [Fact]
    public void All_Faults_Are_Told_At_Once_In_The_Order_Of_The_Lines()
    {
        var text = Good.Replace("zone: Europe/Berlin\n", "", StringComparison.Ordinal)
            .Replace("weekday: friday", "weekday: freitag", StringComparison.Ordinal)
            .Replace("reminders: [2]", "reminders: many", StringComparison.Ordinal);

        var (_, faults) = Reader.Read(text);

        Assert.Equal(["zone", "cadence.reminders", "digest.weekday"], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void Whatever_The_Document_Holds_There_Is_A_Program_Or_A_Fault()
    {
        Prop.ForAll(MangledText.Of(Good), text =>
        {
            var (program, faults) = Reader.Read(text);
            return program is null ? faults.Count > 0 && faults.All(fault => fault.Line >= 1 && fault.Mend.Length > 0) : faults.Count == 0;
        }).Holds(1000);
    }

    [Fact]
    public void The_Example_In_The_Documentation_Is_A_Program()
    {
        var example = Example().Match(File.ReadAllText(Repository.PathOf("docs", "program-document.md"))).Groups[1].Value;

        var (program, faults) = Reader.Read(example);

        Assert.Empty(faults);
        Assert.Equal(("executives", 3, "Priya Nair"), (program!.Id, program.Hours.DaysOff.Count, program.Owners[0].Name));
    }

    private static Gen<string> AnyWords { get; } =
        from words in Gen.NonEmptyListOf(Gen.Elements(
            "true", "~", "- a", "#no", "a: b", "\"quoted\"",
            "it's", "\\n", "Ümit", "日本", "🙂", "{}", "[x]", "%", "@", "&a", "*b", "09:00", "|", ">", "!"))
        select string.Join(' ', words.Take(8));

    private static Gen<ProgramMilestone> AnyMilestone { get; } =
        from title in AnyWords
        from day in Zones.AnyDate
        from count in Gen.Choose(0, 30)
        from after in Gen.Elements<Period?>(null, Period.FromDays(count), Period.FromWeeks(count), Period.FromMonths(count))
        from set in Gen.Elements<string?>(null, "milestone", "pulse")
        select new ProgramMilestone("", title) { On = after is null ? day : null, After = after, QuestionSetId = set };

    private static Gen<MentoringProgram> AnyProgram { get; } =
        from title in AnyWords
        from name in AnyWords
        from mail in Gen.Elements<string?>(null, "u@example.org", "\"odd\"@example.org")
        from cadence in Zones.AnyCadence
        from days in Gen.ListOf(Zones.AnyWeekday)
        from off in Gen.ListOf(Zones.AnyDate)
        from reminders in Zones.AnyReminders
        from digest in Gen.Elements(DigestWhen.OnRelease, DigestWhen.Daily, DigestWhen.Weekly)
        from times in Gen.Choose(0, 60).Two()
        from hold in Gen.Choose(0, 100_000)
        from wholeDay in Gen.Elements(true, false)
        from zone in Zones.AnyZone
        from response in Gen.Choose(1, 90)
        from span in Gen.OneOf(Gen.Constant((LocalDate?)null), Zones.AnyDate.Select(date => (LocalDate?)date)).Three()
        from weekday in Zones.AnyWeekday
        from milestones in Gen.ListOf(AnyMilestone)
        from overdue in Gen.Elements(OverdueRule.Count, OverdueRule.Names, OverdueRule.None)
        from doors in Gen.Elements<IReadOnlyList<DigestDoor>?>(null, [DigestDoor.Chat], [DigestDoor.Feed, DigestDoor.Chat, DigestDoor.Mail])
        let start = cadence.At
        select Sample.Program with
        {
            Title = title,
            Zone = zone.Id,
            Owners = [Sample.Owner, Sample.Person("e", name, mail)],
            Cadence = cadence with { Reminders = reminders, ResponseDays = response },
            StartsOn = span.Item1 > span.Item2 ? span.Item2 : span.Item1,
            EndsOn = span.Item1 > span.Item2 ? span.Item1 : span.Item2,
            PausedUntil = span.Item3,
            RollOutSize = hold % 3 == 0 ? 1 + (hold % 1000) : null,
            Milestones = [.. milestones.Take(20).Select((milestone, index) => milestone with { Name = $"m-{index}" })],
            Digest = new DigestRhythm(digest, weekday, start.PlusMinutes(times.Item1)),
            Hours = new WorkingHours(
                start.PlusMinutes(-times.Item2) < start ? start.PlusMinutes(-times.Item2) : start,
                wholeDay || start.PlusMinutes(30) < start ? LocalTime.MaxValue : start.PlusMinutes(30),
                days.Append(cadence.Rhythm.NamesWeekday() ? cadence.Weekday : weekday).ToHashSet())
            {
                DaysOff = off.Take(200).ToHashSet(),
            },
            HoldTime = TimeSpan.FromSeconds(hold),
            Mode = wholeDay ? MentoringMode.Coaching : MentoringMode.Mentoring,
            MailNamedInAgreement = wholeDay,
            Overdue = overdue,
            ChosenDoors = doors,
        };

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
