using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Programs;

public sealed class SetRhythmTests
{
    private static readonly object Tuesdays = new { how = "weekly", weekday = "2", time = "10:00", reminders = "2", digest = "weekly-5" };

    // 8:00, the earliest that somebody may prefer, in the first place on earth to have it; the handler waits for the mentee's own.
    private static readonly DateTimeOffset FirstEightOnTuesday = new(2026, 11, 17, 8, 0, 0, TimeSpan.FromHours(14));

    [Fact]
    public async Task The_Card_Opens_With_The_Rhythm_As_It_Is()
    {
        await using var bench = await RhythmBench.StartAsync();

        await bench.Owner.SaysAsync("Rhythm");

        var card = bench.Owner.Latest.Card!;
        Assert.Contains("Rhythm of Executive mentoring", card.Words, StringComparison.Ordinal);
        Assert.Equal(
            ["two-weeks", "3", "09:00", "1", "release"],
            card.InputIds.Select(card.ValueOf));
        Assert.Equal(["See the dates"], card.Buttons);
    }

    [Fact]
    public async Task The_Next_Dates_And_Those_They_Replace_Stand_On_The_Card_Before_Anything_Changes()
    {
        await using var bench = await RhythmBench.StartAsync();

        var words = (await bench.PreviewAsync(Tuesdays)).Card!.Words;

        Assert.Equal(
            """
            Rhythm of Executive mentoring
            Nothing has changed yet.
            The next dates (Europe/Berlin)
            Tuesday, 17 November 2026 at 10:00
            Tuesday, 24 November 2026 at 10:00
            Tuesday, 1 December 2026 at 10:00
            The dates until now
            Wednesday, 18 November 2026 at 09:00
            Wednesday, 2 December 2026 at 09:00
            Wednesday, 16 December 2026 at 09:00
            A short check-in comes every Tuesday at 10:00, in each mentee's own time zone.
            Whoever has not answered gets a reminder after 2 days and another after 5.
            Mentors get one card every Friday at 15:00, if something was released to them.
            Each mentor can choose another time with “digest settings”.
            Confirm
            Change
            """,
            words);
        Assert.Equivalent(Sample.Program, await bench.ProgramAsync(), strict: true);
        Assert.Empty(await bench.AgendaAsync());
        Assert.Single(bench.Owner.Messages);
    }

    [Fact]
    public async Task Confirming_Says_What_Changed_And_Puts_The_Next_Check_In_On_The_Agenda()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(Tuesdays);

        var words = (await bench.Owner.PressesAsync("Confirm")).Card!.Words;

        Assert.Equal(
            """
            Rhythm of Executive mentoring
            The rhythm is set.
            From now on
            A short check-in comes every Tuesday at 10:00, in each mentee's own time zone.
            Whoever has not answered gets a reminder after 2 days and another after 5.
            Mentors get one card every Friday at 15:00, if something was released to them.
            The next dates (Europe/Berlin)
            Tuesday, 17 November 2026 at 10:00
            Tuesday, 24 November 2026 at 10:00
            Tuesday, 1 December 2026 at 10:00
            Until now
            A short check-in comes every two weeks on Wednesday at 09:00, in each mentee's own time zone.
            Whoever has not answered gets one reminder, after 2 days.
            Mentors get a card as soon as something is released to them, during working hours.
            The dates until now
            Wednesday, 18 November 2026 at 09:00
            Wednesday, 2 December 2026 at 09:00
            Wednesday, 16 December 2026 at 09:00
            Change
            """,
            words);
        var program = await bench.ProgramAsync();
        Assert.Equal(
            new Cadence(Rhythm.Weekly, IsoDayOfWeek.Tuesday, new LocalTime(10, 0), ReminderDays.Usual(2), new LocalDate(2026, 11, 17)), program.Cadence);
        Assert.Equal(new DigestRhythm(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0)), program.Digest);
        Assert.Equal(2, program.CadenceRevision);
        Assert.Equal(
            [TableKeys.Moment(FirstEightOnTuesday), "checkin", Sample.Mentee.Id.Key, "mina-and-mo.cadence-2.1"],
            Assert.Single(await bench.AgendaAsync()));
    }

    [Fact]
    public async Task An_Item_Never_Falls_Due_Before_The_New_Rhythm_Is_Stored()
    {
        await using var bench = await RhythmBench.StartAsync();
        bench.Host.Time.Advance(TimeSpan.FromHours(13));
        await bench.PreviewAsync(Tuesdays);

        await bench.Owner.PressesAsync("Confirm");

        Assert.True(FirstEightOnTuesday < bench.Host.Time.GetUtcNow());
        Assert.Equal(TableKeys.Moment(bench.Host.Time.GetUtcNow().AddMinutes(10)), Assert.Single(await bench.AgendaAsync())[0]);
    }

    [Fact]
    public async Task The_Same_Confirmation_Twice_Changes_Nothing_More_And_Is_Answered_The_Same()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(Tuesdays);
        var press = bench.Owner.PressActivity(bench.Owner.Latest, "Confirm");

        var first = await CardAnswer.ReadAsync(await bench.Owner.PostAsync(press));
        var after = await bench.ProgramAsync();
        bench.Host.Time.Advance(TimeSpan.FromMinutes(2));
        var second = await CardAnswer.ReadAsync(await bench.Owner.PostAsync(press));

        Assert.Equal(first.Card!.Words, second.Card!.Words);
        Assert.Equivalent(after, await bench.ProgramAsync(), strict: true);
        Assert.Single(await bench.AgendaAsync());
    }

    [Fact]
    public async Task Other_Reminders_Leave_The_Dates_And_Their_Count_Alone()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(new { reminders = "0" });

        var words = (await bench.Owner.PressesAsync("Confirm")).Card!.Words;

        Assert.Contains("The next dates stay as they are", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mentees get", words, StringComparison.Ordinal);
        var program = await bench.ProgramAsync();
        Assert.Equal(Sample.Program.Cadence with { Reminders = default }, program.Cadence);
        Assert.Equal(1, program.CadenceRevision);
        Assert.Equal("mina-and-mo.cadence-1.2", Assert.Single(await bench.AgendaAsync())[3]);
    }

    [Fact]
    public async Task A_Card_Whose_Dates_Have_Passed_Shows_Fresh_Ones_Instead_Of_Setting_Them()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(Tuesdays);
        bench.Host.Time.Advance(TimeSpan.FromDays(3));

        var answer = await bench.Owner.PressesAsync("Confirm");

        Assert.StartsWith("Rhythm of Executive mentoring\n" + Strings.Rhythm_Again, answer.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Tuesday, 8 December 2026", answer.Card.Words, StringComparison.Ordinal);
        Assert.Equal(1, (await bench.ProgramAsync()).CadenceRevision);

        await bench.Owner.PressesAsync("Confirm");
        Assert.Equal(2, (await bench.ProgramAsync()).CadenceRevision);
    }

    [Fact]
    public async Task What_Another_Owner_Changed_In_Between_Is_Shown_Before_It_Is_Overwritten()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(Tuesdays);
        await bench.Programs.ChangeAsync(
            Sample.Tenant,
            Sample.Program.Id,
            program => Task.FromResult(new ProgramChange<bool>(
                program with { Cadence = program.Cadence with { Rhythm = Rhythm.Monthly } }, true)),
            CancellationToken.None);

        var answer = await bench.Owner.PressesAsync("Confirm");

        Assert.Contains(Strings.Rhythm_Again, answer.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(Rhythm.Monthly, (await bench.ProgramAsync()).Cadence.Rhythm);
        Assert.Empty(await bench.AgendaAsync());
    }

    [Fact]
    public async Task Change_Brings_Back_What_Was_Picked()
    {
        await using var bench = await RhythmBench.StartAsync();
        await bench.PreviewAsync(Tuesdays);

        var card = (await bench.Owner.PressesAsync("Change")).Card!;

        Assert.Equal(["weekly", "2", "10:00", "2", "weekly-5"], card.InputIds.Select(card.ValueOf));
    }

    [Fact]
    public async Task Looking_At_The_Present_Rhythm_Offers_Nothing_To_Confirm()
    {
        await using var bench = await RhythmBench.StartAsync();

        var card = (await bench.PreviewAsync(new { })).Card!;

        Assert.Contains(Strings.Rhythm_NoChange, card.Words, StringComparison.Ordinal);
        Assert.Equal(["Change"], card.Buttons);
    }

    [Fact]
    public async Task Whoever_Owns_Several_Programs_Picks_One_First()
    {
        await using var bench = await RhythmBench.StartAsync(null, Sample.Sponsor.Id.Key);
        await bench.Programs.AddAsync(Sample.Program with { Id = "graduates", Title = "Graduates", Owners = [] }, CancellationToken.None);
        var owner = bench.Host.Person(Sample.Sponsor.Name, Sample.Sponsor.Id.ObjectId, Sample.Tenant);
        await owner.SaysAsync("rhythm");

        var card = (await owner.PressesAsync("Open", new { program = "graduates" })).Card!;

        Assert.Contains("Rhythm of Graduates", card.Words, StringComparison.Ordinal);
    }
}
