using System.Text.Json.Serialization;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>One person's yes to what the agreement of a pairing says. Stored as JSON: add members, never rename or retype them.</summary>
/// <param name="Mail">It said that digests with content go by mail as well.</param>
/// <param name="MailDeclined">They were asked about mail later and kept to what they had accepted.</param>
internal sealed record Acceptance(string ObjectId, DateTimeOffset At, bool Mail, bool MailDeclined = false)
{
    /// <summary>It said that a mentor is told the names of those who are late.</summary>
    public bool Names { get; init; }

    /// <summary>They were asked about names later and kept to what they had accepted.</summary>
    public bool NamesDeclined { get; init; }

    [JsonIgnore]
    public AgreementTerms Terms => Of(Mail, Names);

    [JsonIgnore]
    public AgreementTerms Declined => Of(MailDeclined, NamesDeclined);

    public static Acceptance To(AgreementTerms terms, string objectId, DateTimeOffset at) =>
        new(objectId, at, terms.HasFlag(AgreementTerms.Mail)) { Names = terms.HasFlag(AgreementTerms.Names) };

    public Acceptance Declining(AgreementTerms terms) => this with
    {
        MailDeclined = MailDeclined || terms.HasFlag(AgreementTerms.Mail),
        NamesDeclined = NamesDeclined || terms.HasFlag(AgreementTerms.Names),
    };

    private static AgreementTerms Of(bool mail, bool names) =>
        (mail ? AgreementTerms.Mail : AgreementTerms.None) | (names ? AgreementTerms.Names : AgreementTerms.None);
}

/// <summary>
/// Decides what the agreement lets happen: nobody's answers reach anybody before mentee and reader both accepted it. What came to stand in
/// it later counts for those who accepted that too.
/// </summary>
internal static class Agreement
{
    public static Acceptance? Of(Pairing pairing, PersonId person) =>
        pairing.Accepted.FirstOrDefault(given => given.ObjectId.Equals(person.ObjectId, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands in it for this person. A sponsor is told of nobody who is late.</summary>
    public static AgreementTerms TermsFor(MentoringProgram program, Pairing pairing, PersonId person) =>
        person == pairing.Sponsor?.Id ? program.Terms & ~AgreementTerms.Names : program.Terms;

    /// <summary>Of that, what holds between them and the bot: what they did not accept stands in nothing that they read again.</summary>
    public static AgreementTerms TermsWith(MentoringProgram program, Pairing pairing, PersonId person) =>
        TermsFor(program, pairing, person) & (Of(pairing, person)?.Terms ?? AgreementTerms.None);

    /// <summary>They have not accepted it, or it says more now than when they did.</summary>
    public static bool IsToAsk(MentoringProgram program, Pairing pairing, PersonId person) =>
        Of(pairing, person) is not { } given || (TermsFor(program, pairing, person) & ~(given.Terms | given.Declined)) != AgreementTerms.None;

    /// <summary>They said "not now" to it and have not accepted it since: it asks them nothing more by itself.</summary>
    public static bool IsPutOff(Pairing pairing, PersonId person) => Of(pairing, person) is null && pairing.NotNow.Contains(person.ObjectId);

    /// <summary>Both accepted that the mentee's answers go by mail. What a mentor writes never does.</summary>
    public static bool LetsMail(Pairing pairing, PersonId author, PersonId reader) =>
        author == pairing.Mentee.Id && Of(pairing, author) is { Mail: true } && Of(pairing, reader) is { Mail: true };

    /// <summary>Both accepted that the mentor is told when the mentee is late, and the program still has it so.</summary>
    public static bool LetsName(MentoringProgram program, Pairing pairing, PersonId mentor) =>
        (TermsWith(program, pairing, pairing.Mentee.Id) & TermsWith(program, pairing, mentor)).HasFlag(AgreementTerms.Names);

    /// <param name="shown">In the agreement as they read it, which may not be as it reads now.</param>
    public static Pairing Accept(Pairing pairing, MentoringProgram program, PersonId person, DateTimeOffset at, AgreementTerms shown) =>
        With(pairing, Acceptance.To(shown & TermsFor(program, pairing, person), person.ObjectId, at));

    /// <summary>
    /// Whoever accepted it before it came to say more keeps to that, where more is what they were asked; whoever never did is shown nothing,
    /// and not asked again.
    /// </summary>
    /// <param name="shown">In the agreement as they read it.</param>
    public static Pairing NotNow(Pairing pairing, PersonId person, AgreementTerms shown) => Of(pairing, person) is null
        ? pairing with { NotNow = [.. pairing.NotNow.Except([person.ObjectId]), person.ObjectId] }
        : AcceptNoMore(pairing, person, shown);

    /// <summary>Without what it came to say: what was accepted before goes on.</summary>
    public static Pairing AcceptNoMore(Pairing pairing, PersonId person, AgreementTerms shown) =>
        Of(pairing, person) is { } given && (shown & ~given.Terms) is not AgreementTerms.None and var more
            ? With(pairing, given.Declining(more))
            : pairing;

    /// <summary>Somebody becomes a mentor or the sponsor of it. What they said to it as another is no answer to what they are asked now.</summary>
    public static Pairing Join(Pairing pairing, PersonId person, DateTimeOffset at) => pairing with
    {
        Accepted = [.. pairing.Accepted.Where(given => given.ObjectId != person.ObjectId)],
        NotNow = [.. pairing.NotNow.Except([person.ObjectId])],
        Joined = [.. pairing.Joined.Where(joining => joining.ObjectId != person.ObjectId), new Joining(person.ObjectId, at)],
    };

    private static Pairing With(Pairing pairing, Acceptance acceptance) =>
        pairing with { Accepted = [.. pairing.Accepted.Where(known => known.ObjectId != acceptance.ObjectId), acceptance] };
}
