using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>Who can be the sponsor of somebody.</summary>
internal static class SponsorRule
{
    /// <returns>Why they cannot, and what to do about it; null where they can.</returns>
    public static string? WhyNot(PersonName sponsor, PersonName mentee, IEnumerable<PersonName> mentors) =>
        sponsor.Id == mentee.Id ? Strings.Sponsor_Own
        : mentors.Any(mentor => mentor.Id == sponsor.Id) ? Phrase.With(Strings.Sponsor_IsMentor, sponsor.Name, mentee.Name)
        : null;
}
