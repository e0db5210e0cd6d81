using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Owners.Pairings;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Teams;

namespace TeamsMentorBot.Tests.Owners;

/// <summary>However people and programs are called, and however much is planned, an owner's cards can be sent: one that is too large throws.</summary>
public sealed class LongNamesTests
{
    /// <summary>A letter that is no Latin one takes six bytes in a card.</summary>
    private static readonly string Name = string.Concat(Enumerable.Repeat("Дарья ", 8));

    [Fact]
    public void A_List_Of_Pairings_Holds_What_Fits_And_Every_Other_Is_Found_By_Its_Name()
    {
        var program = Sample.Program with { Title = Name };
        var lines = Enumerable.Range(0, 200).Select(number => new PairingLine(
            program,
            Sample.Pairing with { Id = $"pair-{number}", Mentee = Sample.Person("d", $"{number} {Name}") },
            Sample.Mentor with { Name = Name })).ToList();

        Assert.All([PairingCards.PickToEnd(lines, null), PairingCards.PickToReplace(lines, null, mentor: Name), SponsorCards.Pick(lines, null)], card =>
        {
            var view = new CardView(card.ToElement());
            var shown = lines.Count(line => view.Json.GetRawText().Contains($"\"{line.Id}\"", StringComparison.Ordinal));
            Assert.InRange(shown, 5, lines.Count - 1);
            Assert.Contains($"And {lines.Count - shown} more.", view.Words, StringComparison.Ordinal);
            Assert.Contains(PairingCards.FindInput, view.InputIds);
        });

        var found = new CardView(PairingCards.PickToEnd(lines, "187 Да").ToElement());
        Assert.Contains("187 Дарья", found.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Status_Of_Many_Whom_Nothing_Reaches_Says_How_Many_It_Leaves_Out()
    {
        IReadOnlyList<UnreachablePerson> silent = [.. Enumerable.Range(0, 60).Select(number => new UnreachablePerson(
            Sample.Mentee.Id, $"{number} {Name}", number % 2 == 0 ? nameof(Reach.Refused) : nameof(Reach.Off)))];
        var programs = Enumerable.Range(0, 8).Select(_ => new ProgramCounts(Sample.Program with { Title = Name }, 9, 9, 0, 9, 9, silent, [])).ToList();

        var words = new CardView(StatusCard.For(programs).ToElement()).Words;

        Assert.Contains("0 Дарья", words, StringComparison.Ordinal);
        Assert.Matches("And [0-9]+ more.", words);
    }

    [Fact]
    public void A_Preview_Of_Many_Different_Plans_Says_How_Much_It_Leaves_Out()
    {
        var program = Sample.Program with { Title = Name };
        var asking = new Asking("a", program.Cadence, program.Hours, program.OwnZone);
        var people = Enumerable.Range(0, 9).Select(minute => new PersonPreview($"{minute} {Name}", [.. Enumerable.Range(0, 54).Select(day => new Foreseen(
            asking, AskKind.CheckIn, day + 1, 0, new LocalDate(2026, 11, 16).PlusDays(day),
            Instant.FromUtc(2026, 11, 16, 9, minute).Plus(Duration.FromDays(day)), [Obstacle.DayTaken, Obstacle.WeekFull, Obstacle.Away]))])).ToList();

        var words = new CardView(PreviewCard.For(program, people, 0, 10).ToElement()).Words;

        Assert.Contains("0 Дарья", words, StringComparison.Ordinal);
        Assert.Contains("More dates: ", words, StringComparison.Ordinal);
    }
}
