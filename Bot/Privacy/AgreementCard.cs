using System.Text.Json.Nodes;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>What mentee, mentor and sponsor say yes to before anything is shared: who reads what, by which door, for how long, and the ways back.</summary>
internal static class AgreementCard
{
    /// <summary>In the data of a yes: whether the card named mail.</summary>
    public const string MailNamed = "mail";

    public static JsonObject Data(MentoringProgram program, Pairing pairing) => new()
    {
        ["mentee"] = pairing.Mentee.Id.ObjectId,
        ["pairing"] = pairing.Id,
        [MailNamed] = program.MailNamedInAgreement,
    };

    /// <param name="buttons">For whoever is to accept it; none where it is only read.</param>
    /// <param name="zone">Of whoever reads it, for the day on which they accepted.</param>
    public static AdaptiveCard For(
        MentoringProgram program, Pairing pairing, PersonId reader, string? zone, params IReadOnlyList<CardButton> buttons) => new()
        {
            Body =
            [
                TextBlock.Title(Agreement.Of(pairing, reader) is null || buttons.Count == 0 ? Strings.Agreement_Title : Strings.Agreement_ChangedTitle),
                .. (reader == pairing.Mentee.Id ? ForMentee(program, pairing)
                    : reader == pairing.Sponsor?.Id ? ForSponsor(program, pairing)
                    : ForMentor(program, pairing))
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

    private static IEnumerable<string> ForMentee(MentoringProgram program, Pairing pairing)
    {
        var mentors = Names(pairing.Mentors);
        yield return Phrase.With(Strings.Agreement_MenteeReaders, mentors);
        yield return Strings.Agreement_MenteeCounted;
        yield return program.MailNamedInAgreement ? Strings.Agreement_ByMail : Strings.Agreement_InTeams;
        yield return Phrase.With(Strings.Agreement_Hold, Hold(program.HoldTime));
        yield return Strings.Agreement_MenteeBack;
        yield return Phrase.With(Strings.Agreement_FromMentor, mentors);
        yield return Strings.Agreement_MenteeKept;
        yield return Phrase.With(Strings.Agreement_MenteeBoth, mentors);
        if (pairing.Sponsor is { } sponsor)
            yield return Phrase.With(Strings.Agreement_MenteeSponsor, Names([sponsor]));
    }

    private static IEnumerable<string> ForSponsor(MentoringProgram program, Pairing pairing)
    {
        var mentee = Names([pairing.Mentee]);
        yield return Phrase.With(Strings.Agreement_SponsorWhy, mentee, PlainText.Escape(program.Title));
        yield return Phrase.With(Strings.Agreement_SponsorReads, mentee);
        yield return program.MailNamedInAgreement ? Strings.Agreement_ByMail : Strings.Agreement_InTeams;
        yield return Phrase.With(Strings.Agreement_MentorBack, mentee);
        yield return Phrase.With(Strings.Agreement_SponsorKept, mentee);
    }

    private static IEnumerable<string> ForMentor(MentoringProgram program, Pairing pairing)
    {
        var mentee = Names([pairing.Mentee]);
        yield return Phrase.With(Strings.Agreement_MentorWhy, mentee, PlainText.Escape(program.Title));
        yield return Phrase.With(Strings.Agreement_MentorReads, mentee);
        yield return program.MailNamedInAgreement ? Strings.Agreement_ByMail : Strings.Agreement_InTeams;
        yield return Phrase.With(Strings.Agreement_MentorBack, mentee);
        yield return Phrase.With(Strings.Agreement_MentorOwn, mentee);
        yield return Phrase.With(Strings.Agreement_MentorKept, mentee);
    }

    private static string Hold(TimeSpan hold) => hold < TimeSpan.FromMinutes(2)
        ? Phrase.With(Strings.Agreement_Seconds, (int)hold.TotalSeconds)
        : Phrase.With(Strings.Agreement_Minutes, (int)hold.TotalMinutes);

    private static string Names(IEnumerable<PersonName> people) =>
        PlainText.Escape(string.Join(", ", people.Select(person => PlainText.Line(person.Name))));
}
