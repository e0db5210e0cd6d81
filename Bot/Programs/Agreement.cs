using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>One person's yes to what the agreement of a pairing says.</summary>
/// <param name="Mail">It said that digests with content go by mail as well.</param>
/// <param name="MailDeclined">They were asked about mail later and kept to what they had accepted.</param>
internal sealed record Acceptance(string ObjectId, DateTimeOffset At, bool Mail, bool MailDeclined = false);

/// <summary>
/// Decides what the agreement lets happen: nobody's answers reach anybody before mentee and reader both accepted it. What came to stand in
/// it later counts for those who accepted that too.
/// </summary>
internal static class Agreement
{
    public static Acceptance? Of(Pairing pairing, PersonId person) =>
        pairing.Accepted.FirstOrDefault(given => given.ObjectId.Equals(person.ObjectId, StringComparison.OrdinalIgnoreCase));

    /// <summary>They have not accepted it, or it says more now than when they did.</summary>
    public static bool IsToAsk(MentoringProgram program, Pairing pairing, PersonId person) =>
        Of(pairing, person) is not { } given || (program.MailNamedInAgreement && given is { Mail: false, MailDeclined: false });

    /// <summary>Both accepted that the mentee's answers go by mail. What a mentor writes never does.</summary>
    public static bool LetsMail(Pairing pairing, PersonId author, PersonId reader) =>
        author == pairing.Mentee.Id && Of(pairing, author) is { Mail: true } && Of(pairing, reader) is { Mail: true };

    /// <param name="mailNamed">In the agreement as they were shown it, which may not be as it reads now.</param>
    public static Pairing Accept(Pairing pairing, MentoringProgram program, PersonId person, DateTimeOffset at, bool mailNamed) =>
        With(pairing, new Acceptance(person.ObjectId, at, mailNamed && program.MailNamedInAgreement));

    /// <summary>
    /// Whoever accepted it before it named mail goes on without mail, where that is what they were asked; whoever never did is shown nothing,
    /// and not asked again.
    /// </summary>
    /// <param name="mailNamed">In the agreement as they were shown it.</param>
    public static Pairing NotNow(Pairing pairing, PersonId person, bool mailNamed) => Of(pairing, person) is null
        ? pairing with { NotNow = [.. pairing.NotNow.Except([person.ObjectId]), person.ObjectId] }
        : mailNamed ? AcceptWithoutMail(pairing, person)
        : pairing;

    /// <summary>Without mail, which it came to name: what was accepted before goes on.</summary>
    public static Pairing AcceptWithoutMail(Pairing pairing, PersonId person) =>
        Of(pairing, person) is { } given ? With(pairing, given with { MailDeclined = true }) : pairing;

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
