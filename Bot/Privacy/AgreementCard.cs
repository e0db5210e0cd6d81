using System.Text.Json.Nodes;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>What mentee, mentor and sponsor say yes to before anything is shared: who reads what, by which door, for how long, and the ways back.</summary>
internal static class AgreementCard
{
    private const string Mail = "mail";
    private const string Names = "names";

    public static JsonObject Data(MentoringProgram program, Pairing pairing) => new()
    {
        ["mentee"] = pairing.Mentee.Id.ObjectId,
        ["pairing"] = pairing.Id,
        [Mail] = program.Terms.HasFlag(AgreementTerms.Mail),
        [Names] = program.Terms.HasFlag(AgreementTerms.Names),
    };

    /// <summary>What stood on the card that somebody pressed.</summary>
    public static AgreementTerms TermsOn(CardAction action) =>
        (action.Flag(Mail) ? AgreementTerms.Mail : AgreementTerms.None) | (action.Flag(Names) ? AgreementTerms.Names : AgreementTerms.None);

    /// <param name="buttons">For whoever is to accept it; none where it is only read.</param>
    /// <param name="zone">Of whoever reads it, for the day on which they accepted.</param>
    public static AdaptiveCard For(
        MentoringProgram program, Pairing pairing, PersonId reader, string? zone, params IReadOnlyList<CardButton> buttons) => new()
        {
            Body =
            [
                TextBlock.Title(TitleFor(Agreement.Of(pairing, reader) is not null, buttons.Count > 0)),
                .. Sentences(program, pairing, reader, buttons.Count == 0
                    ? Agreement.TermsWith(program, pairing, reader)
                    : Agreement.TermsFor(program, pairing, reader))
                    .Select(sentence => new TextBlock(sentence) { Spacing = Spacing.Small }),
                new TextBlock(Strings.Agreement_Others) { IsSubtle = true, Size = TextSize.Small },
                .. Agreement.Of(pairing, reader) is { } given && buttons.Count == 0
                    ? [new TextBlock(Phrase.With(Strings.Agreement_Since, Phrase.Day(DateOnly.FromDateTime(Phrase.In(given.At, zone).DateTime))))]
                    : Array.Empty<CardElement>(),
            ],
            Actions = buttons.Count == 0 ? null : buttons,
        };

    /// <summary>Something waits for somebody who has not said yes, and nothing of it is on the card.</summary>
    public static AdaptiveCard Ask(MentoringProgram program, Pairing pairing, PersonId reader) => For(program, pairing, reader, null,
        new ExecuteAction(Strings.Agreement_Accept, PrivacyVerbs.Accept, Data(program, pairing)) { Style = ButtonStyle.Positive },
        new ExecuteAction(Strings.Agreement_NotNow, PrivacyVerbs.NotNow, Data(program, pairing)));

    public static AdaptiveCard Said(string sentence) => new() { Body = [new TextBlock(sentence)] };

    private static string TitleFor(bool accepted, bool asks) => (accepted, asks) switch
    {
        (false, _) => Strings.Agreement_Title,
        (true, false) => Strings.Agreement_SettledTitle,
        (true, true) => Strings.Agreement_ChangedTitle,
    };

    private static IEnumerable<string> Sentences(MentoringProgram program, Pairing pairing, PersonId reader, AgreementTerms terms) =>
        reader == pairing.Mentee.Id ? ForMentee(program, pairing, terms)
        : reader == pairing.Sponsor?.Id ? ForSponsor(program, pairing, terms)
        : ForMentor(program, pairing, terms);

    private static IEnumerable<string> ForMentee(MentoringProgram program, Pairing pairing, AgreementTerms terms)
    {
        var mentors = NamesOf(pairing.Mentors);
        yield return Phrase.With(Strings.Agreement_MenteeReaders, mentors);
        yield return Way(terms);
        yield return Phrase.With(Strings.Agreement_Hold, Hold(program.HoldTime));
        yield return Strings.Agreement_MenteeBack;
        yield return Phrase.With(Strings.Agreement_FromMentor, mentors);
        if (terms.HasFlag(AgreementTerms.Names))
            yield return Phrase.With(Strings.Agreement_MenteeNamed, mentors);
        else if (program.Overdue == OverdueRule.Count)
            yield return Strings.Agreement_MenteeCounted;
        yield return Strings.Agreement_MenteeKept;
        yield return Phrase.With(Strings.Agreement_MenteeBoth, mentors);
        if (pairing.Sponsor is { } sponsor)
            yield return Phrase.With(Strings.Agreement_MenteeSponsor, NamesOf([sponsor]));
    }

    private static IEnumerable<string> ForSponsor(MentoringProgram program, Pairing pairing, AgreementTerms terms)
    {
        var mentee = NamesOf([pairing.Mentee]);
        yield return Phrase.With(Strings.Agreement_SponsorWhy, mentee, PlainText.Escape(program.Title));
        yield return Phrase.With(Strings.Agreement_SponsorReads, mentee);
        yield return Way(terms);
        yield return Phrase.With(Strings.Agreement_MentorBack, mentee);
        yield return Phrase.With(Strings.Agreement_SponsorKept, mentee);
    }

    private static IEnumerable<string> ForMentor(MentoringProgram program, Pairing pairing, AgreementTerms terms)
    {
        var mentee = NamesOf([pairing.Mentee]);
        yield return Phrase.With(Strings.Agreement_MentorWhy, mentee, PlainText.Escape(program.Title));
        yield return Phrase.With(Strings.Agreement_MentorReads, mentee);
        yield return Way(terms);
        yield return Phrase.With(Strings.Agreement_MentorBack, mentee);
        if (terms.HasFlag(AgreementTerms.Names))
            yield return Phrase.With(Strings.Agreement_MentorNamed, mentee);
        yield return Phrase.With(Strings.Agreement_MentorOwn, mentee);
        yield return Phrase.With(Strings.Agreement_MentorKept, mentee);
    }

    private static string Way(AgreementTerms terms) => terms.HasFlag(AgreementTerms.Mail) ? Strings.Agreement_ByMail : Strings.Agreement_InTeams;

    private static string Hold(TimeSpan hold) => hold < TimeSpan.FromMinutes(2)
        ? Phrase.With(Strings.Agreement_Seconds, (int)hold.TotalSeconds)
        : Phrase.With(Strings.Agreement_Minutes, (int)hold.TotalMinutes);

    private static string NamesOf(IEnumerable<PersonName> people) =>
        PlainText.Escape(string.Join(", ", people.Select(person => PlainText.Line(person.Name))));
}
