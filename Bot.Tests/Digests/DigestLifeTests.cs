using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Cadences;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A reader's digests through weeks in which things are shared, and they move and change their rhythm at any time.</summary>
public sealed class DigestLifeTests
{
    private const int Days = 40;

    private static readonly Gen<DigestRhythm> Rhythm =
        from when in Gen.Elements(Enum.GetValues<DigestWhen>())
        from weekday in Zones.AnyWeekday
        from at in Zones.AnyTime
        select new DigestRhythm(when, weekday, at);

    private static readonly Gen<Happening> AnyHappening =
        from minute in Gen.Choose(0, Days * 24 * 60)
        from kind in Gen.Choose(0, 9)
        from rhythm in Rhythm
        from zone in Zones.AnyZone
        select new Happening(Duration.FromMinutes(minute), kind == 0 ? rhythm : null, kind == 1 ? zone : null);

    private static readonly Gen<(Instant Start, DateTimeZone Zone, DigestRhythm Rhythm, List<Happening> Events)> Life =
        from start in Zones.AnyMoment
        from zone in Zones.AnyZone
        from rhythm in Rhythm
        from events in AnyHappening.ListOf(30)
        select (start, zone, rhythm, events.OrderBy(one => one.After).ToList());

    [Fact]
    public void Nothing_Is_Lost_Or_Comes_Out_Of_Hours_And_No_Slot_Has_Two_On_A_Day() => Prop.ForAll(Life.ToArbitrary(), life =>
    {
        var reader = new ReaderLife(life.Start, life.Zone, life.Rhythm);
        foreach (var one in life.Events)
            reader.Lives(life.Start + one.After, one);
        reader.LivesUntil(life.Start + Duration.FromDays(Days + 20));
        var slots = reader.Sent.Where(sent => sent.When != DigestWhen.OnRelease).Select(sent => sent.At.Date).ToList();
        return reader.Waiting.Count == 0
            && reader.Sent.All(sent => WorkingHours.Default.Contains(sent.At.LocalDateTime))
            && slots.Distinct().Count() == slots.Count;
    }).Holds();

    [Fact]
    public void While_Nothing_Changes_Each_Release_Comes_At_The_First_Slot_After_It() => Prop.ForAll(Life.ToArbitrary(), life =>
    {
        var reader = new ReaderLife(life.Start, life.Zone, life.Rhythm);
        foreach (var one in life.Events)
            reader.Lives(life.Start + one.After, one with { Rhythm = null, Zone = null });
        reader.LivesUntil(life.Start + Duration.FromDays(Days + 20));
        var wanted = life.Events.Select(one => DigestSlots.NextSlot(reader.ClockAt(life.Start + one.After))).Distinct();
        // What is shared at the very moment at which something went out goes out at that moment too.
        return reader.Sent.Select(sent => sent.At.ToInstant()).Distinct().SequenceEqual(wanted);
    }).Holds();

    /// <param name="Rhythm">What they choose then, if that is what happens.</param>
    /// <param name="Zone">Where they are then. Where neither is named, something is shared with them.</param>
    private sealed record Happening(Duration After, DigestRhythm? Rhythm, DateTimeZone? Zone);

    /// <summary>Agenda and ledger in small: what is decided about each item is the bot's own.</summary>
    private sealed class ReaderLife(Instant start, DateTimeZone zone, DigestRhythm rhythm)
    {
        private readonly SortedSet<(DateTimeOffset Due, string Id)> agenda = [];
        private readonly Dictionary<string, AgendaItem> items = [];
        private readonly HashSet<string> taken = [];
        private PersonalClock clock = new(
            new() { Id = Somebody.Daniel.Id, LearntZone = zone.Id, Digest = new DigestChoice(rhythm) },
            Mentorship.Program with { Hours = WorkingHours.Default },
            start);

        public List<DateTimeOffset> Waiting { get; } = [];

        public List<(DigestWhen When, ZonedDateTime At)> Sent { get; } = [];

        public PersonalClock ClockAt(Instant moment) => clock with { Now = moment };

        public void Lives(Instant moment, Happening one)
        {
            LivesUntil(moment);
            var old = DigestSlots.Next(clock);
            clock = clock with
            {
                Person = clock.Person with
                {
                    Digest = one.Rhythm is { } chosen ? new DigestChoice(chosen) : clock.Person.Digest,
                    LearntZone = one.Zone?.Id ?? clock.Person.LearntZone,
                },
            };
            if (one.Zone is null && one.Rhythm is null)
                Waiting.Add(moment.ToDateTimeOffset());
            if (one.Rhythm is not null)
                Remove(old.Id);
            if (one.Zone is null)
                Add(DigestSlots.Next(clock));
        }

        public void LivesUntil(Instant moment)
        {
            while (agenda.Count > 0 && agenda.Min is var (due, id) && due <= moment.ToDateTimeOffset())
            {
                clock = ClockAt(Instant.Max(clock.Now, Instant.FromDateTimeOffset(due)));
                var item = items[id];
                Remove(id);
                Decide(item);
            }

            clock = ClockAt(moment);
        }

        private void Decide(AgendaItem item)
        {
            if (Waiting.Count == 0)
                return;
            if (ReaderClocks.Hold(clock, hourStands: DigestSlots.HourStands(item, clock)) is AgendaDecision.Postpone later)
                Add(item with { Due = later.Until });
            else if (DigestSlots.MovedFrom(item, clock, Waiting.Min()) is { } slot)
                Add(slot);
            else if (DigestSlots.LimitsOf(item, clock) is [var limit] && !taken.Add(limit.Period))
                Add(item with { Due = limit.Otherwise });
            else
                Send();
        }

        private void Send()
        {
            Sent.Add((clock.Digest.When, clock.Now.InZone(clock.Zone)));
            Waiting.Clear();
            Add(DigestSlots.After(clock));
        }

        private void Add(AgendaItem item)
        {
            Remove(item.Id);
            items[item.Id] = item;
            agenda.Add((item.Due, item.Id));
        }

        private void Remove(string id)
        {
            if (items.Remove(id, out var item))
                agenda.Remove((item.Due, id));
        }
    }
}
