using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Cadences;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Programs;

public sealed class RhythmPropertyTests
{
    private static readonly Gen<RhythmChoice> Choices =
        from rhythm in Gen.Elements(Enum.GetValues<Rhythm>())
        from weekday in Gen.Choose(1, 7)
        from every in Gen.Choose(1, Math.Max(1, rhythm.MostBetween()))
        from minute in Gen.Choose(0, 24 * 60 - 1)
        from reminders in Zones.AnyReminders
        from digest in Gen.Elements(Enum.GetValues<DigestWhen>())
        from digestDay in Gen.Choose(1, 7)
        select new RhythmChoice(
            rhythm,
            rhythm.NamesWeekday() ? (IsoDayOfWeek)weekday : IsoDayOfWeek.None,
            new LocalTime(minute / 60, minute % 60),
            reminders,
            digest,
            digest == DigestWhen.Weekly ? (IsoDayOfWeek)digestDay : null) { Every = every };

    private static readonly Gen<Instant> Moments =
        from minutes in Gen.Choose(0, 3 * 366 * 24 * 60)
        select Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minutes);

    [Theory]
    [InlineData(nameof(Rhythm.EveryDays), 10, "every 10 days at 09:00")]
    [InlineData(nameof(Rhythm.EveryDays), 1, "every working day at 09:00")]
    [InlineData(nameof(Rhythm.EveryWeeks), 3, "every 3 weeks on Wednesday at 09:00")]
    [InlineData(nameof(Rhythm.EveryWeeks), 1, "every Wednesday at 09:00")]
    [InlineData(nameof(Rhythm.EveryMonths), 2, "every 2 months at 09:00")]
    [InlineData(nameof(Rhythm.EveryMonths), 1, "on the same day of every month at 09:00")]
    public void A_Counted_Rhythm_Is_Said_In_A_Sentence(string rhythm, int every, string words)
    {
        var choice = RhythmChoice.Of(Sample.Program) with { Rhythm = Enum.Parse<Rhythm>(rhythm), Every = every };

        Assert.Contains(words, RhythmWords.Mentees(choice), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_Choice_Survives_Its_Code() =>
        Prop.ForAll(Choices.ToArbitrary(), choice => RhythmFields.Decode(RhythmFields.Code(choice)) == choice).Holds();

    [Fact]
    public void What_Is_Offered_Is_Exactly_What_People_May_Be_Written_To() =>
        Prop.ForAll(Choices.ToArbitrary(), choice => RhythmFields.IsOffered(choice, WorkingHours.Default) ==
            ((!choice.Rhythm.NamesWeekday() || WorkingHours.Default.Days.Contains(choice.Weekday))
                && WorkingHours.Default.Contains(choice.At)
                && (choice.DigestDay is not { } day || WorkingHours.Default.Days.Contains(day)))).Holds();

    [Fact]
    public void Confirming_Gives_The_Dates_That_Were_Shown_And_None_Of_Them_Today() =>
        Prop.ForAll(
            (from choice in Choices from now in Moments select (choice, now)).ToArbitrary(),
            sample =>
            {
                var preview = RhythmPreview.For(Sample.Program, sample.choice, sample.now);
                var changed = sample.choice.ApplyTo(Sample.Program, sample.now);
                var zone = DateTimeZoneProviders.Tzdb[Sample.Program.Zone];
                var slots = CadencePlan.Next(changed.Cadence, zone, sample.now, 3, changed.Hours);
                return RhythmChoice.Of(changed) == sample.choice
                    && slots.Select(slot => slot.Date).SequenceEqual(preview.DatesAfter)
                    && (!preview.ChangesDates || (slots[0].Ordinal == 1 && slots[0].Date > sample.now.InZone(zone).Date))
                    && changed.CadenceRevision == Sample.Program.CadenceRevision + (preview.ChangesDates ? 1 : 0);
            }).Holds();

    [Theory]
    [InlineData("mina-and-mo.cadence-2.1", "mina-and-mo", 2, 1)]
    [InlineData("a.cadence-10.240", "a", 10, 240)]
    public void A_Check_In_Of_The_Cadence_Is_Known_By_Its_Id(string id, string pairing, int revision, int ordinal)
    {
        Assert.Equal(new CadenceCheckIn(pairing, revision, ordinal), CadenceCheckIn.Parse(id));
        Assert.Equal(id, new CadenceCheckIn(pairing, revision, ordinal).Id);
    }

    [Theory]
    [InlineData("mina-and-mo.milestone-ab.1")]
    [InlineData("mina-and-mo.cadence-0.1")]
    [InlineData("mina-and-mo.cadence-1.99999999999")]
    [InlineData("mina.and.cadence-1.1")]
    [InlineData("")]
    public void Another_Id_Is_No_Check_In_Of_The_Cadence(string id) => Assert.Null(CadenceCheckIn.Parse(id));
}
