using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.People;

/// <summary>The first thing anybody sees: who added me, why, how often, who reads, and a way out.</summary>
internal static class WelcomeCard
{
    /// <summary>Of a pairing that waits they hear nothing yet.</summary>
    public static AdaptiveCard For(Standing standing, string? name)
    {
        var begun = standing with { AsMentee = [.. standing.AsMentee.Where(membership => !membership.Pairing.Waits)] };
        return new AdaptiveCard
        {
            Body = [Hello(name is null ? Strings.Welcome_Hello : Phrase.With(Strings.Welcome_HelloName, Called(name))), .. Sections(begun)],
            Actions = Buttons(begun) is { Count: > 0 } buttons ? buttons : null,
        };
    }

    /// <summary>For somebody who knows the bot already.</summary>
    public static AdaptiveCard ForNew(IReadOnlyList<Membership> memberships, string name) => new()
    {
        Body =
        [
            Hello(Phrase.With(Strings.Welcome_HelloAgain, Called(name))),
            .. Mentee(memberships),
        ],
    };

    public static string FirstName(string name) => PlainText.Line(name).Split(' ')[0];

    private static string Called(string name) => PlainText.Escape(FirstName(name));

    private static TextBlock Hello(string text) =>
        new(text) { Size = TextSize.Large, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading };

    private static List<CardButton> Buttons(Standing standing)
    {
        var buttons = new List<CardButton>();
        if (standing.AsMentee.Count > 0)
        {
            buttons.Add(new ExecuteAction(Strings.Welcome_Start, PeopleVerbs.Start) { Style = ButtonStyle.Positive });
            buttons.Add(new ExecuteAction(Strings.Welcome_NotNow, PeopleVerbs.NotNow));
            buttons.Add(new ExecuteAction(Strings.Welcome_NoThanks, PeopleVerbs.NoThanks));
        }

        if (standing.AsOwner.Count > 0)
            buttons.Add(new ExecuteAction(Strings.Home_Rhythm, PeopleVerbs.Rhythm));
        return buttons;
    }

    private static IEnumerable<CardElement> Sections(Standing standing)
    {
        if (standing.IsNobodyHere)
            yield return new TextBlock(Strings.Welcome_Nobody);
        foreach (var element in Mentee(standing.AsMentee))
            yield return element;
        foreach (var program in standing.AsMentor.Select(membership => membership.Program).DistinctBy(program => program.Id))
            yield return Part(Phrase.With(Strings.Welcome_Mentor, PlainText.Escape(program.Title), Mentees(standing, program)));
        foreach (var (program, pairing) in standing.AsSponsor)
            yield return Part(Phrase.With(Strings.Welcome_Sponsor, PlainText.Escape(program.Title), Names([pairing.Mentee])));
        foreach (var program in standing.AsOwner)
            yield return Part(Phrase.With(Strings.Welcome_Owner, PlainText.Escape(program.Title)));
    }

    private static IEnumerable<CardElement> Mentee(IEnumerable<Membership> memberships) =>
        memberships.SelectMany((membership, index) => Mentee(membership.Program, membership.Pairing, isFirst: index == 0));

    private static IEnumerable<CardElement> Mentee(MentoringProgram program, Pairing pairing, bool isFirst)
    {
        var owners = Names(program.Owners);
        var mentors = Names(pairing.Mentors);
        var why = Part(Phrase.With(Strings.Welcome_Why, owners, PlainText.Escape(program.Title), mentors));
        yield return isFirst ? why : why with { Separator = true, Spacing = Spacing.Medium };
        yield return Heading(Strings.Welcome_HowHeading);
        yield return Part(Phrase.With(Strings.Welcome_How, RhythmWords.ForMentee(RhythmChoice.Of(program))));
        yield return Heading(Strings.Welcome_ReadersHeading);
        yield return Part(Phrase.With(program.MailNamedInAgreement ? Strings.Welcome_ReadersWithMail : Strings.Welcome_Readers, mentors));
        if (pairing.Sponsor is { } sponsor)
            yield return Part(Phrase.With(Strings.Welcome_YourSponsor, Names([sponsor])));
        yield return new TextBlock(Phrase.With(Strings.Welcome_SmallPrint, owners)) { IsSubtle = true, Size = TextSize.Small };
    }

    private static string Mentees(Standing standing, MentoringProgram program) =>
        Names(standing.AsMentor.Where(membership => membership.Program.Id == program.Id).Select(membership => membership.Pairing.Mentee));

    private static string Names(IEnumerable<PersonName> people) => PlainText.Escape(string.Join(", ", people.Select(person => PlainText.Line(person.Name))));

    private static TextBlock Heading(string text) => new(text) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };

    private static TextBlock Part(string text) => new(text) { Spacing = Spacing.Small };
}
