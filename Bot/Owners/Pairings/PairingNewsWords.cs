using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>What somebody is told about a change of a pairing, from how it stands when it is said.</summary>
internal sealed class PairingNewsWords(PairingContexts contexts, ManagementLine line)
{
    /// <returns>Null where there is nothing to say: it is not so, or a later change says what is.</returns>
    public async Task<(PairingContext Context, Activity Message)?> ForAsync(PersonId to, PairingNewsItem news, CancellationToken ct) =>
        await contexts.FindAsync(news.Mentee, news.PairingId, fresh: true, ct) is { } context
        && await (news.Sponsor is { } sponsor ? SponsorAsync(sponsor, context, ct) : Task.FromResult(MessageFor(to, news.Change, context))) is { } message
            ? (context, message)
            : null;

    /// <summary>A reader in the mentee's management line is named as such wherever they are named.</summary>
    private async Task<Activity?> SponsorAsync(SponsorChange change, PairingContext context, CancellationToken ct)
    {
        var (pairing, title) = (context.Pairing, context.Program.Title);
        if (pairing.Ended || pairing.Sponsor?.Id != change.Sponsor)
            return null;
        if (pairing.Sponsor is not { } sponsor)
            return Said(Strings.Sponsor_ToldNobody, title) with { Summary = Strings.Sponsor_ToldSummary };
        var isAbove = (await line.AboveAsync(pairing.Mentee.Id, ct)).Contains(sponsor.Id.ObjectId);
        return Said(isAbove ? Strings.Sponsor_ToldAbove : Strings.Sponsor_Told, sponsor.Name, title) with { Summary = Strings.Sponsor_ToldSummary };
    }

    private static Activity? MessageFor(PersonId to, MentorChange? mentors, PairingContext context)
    {
        var (pairing, program) = (context.Pairing, context.Program);
        if (mentors is not { } change)
            return pairing.Ended ? PairingNews.Message(pairing, program) : null;
        if (pairing.FindMentor(change.Former) is not { } former || pairing.FindMentor(change.Instead) is not { } instead)
            return null;
        if (to == former.Id)
            return IsMentor(former) ? null : Said(Strings.Pairing_ToldFormer, instead.Name, pairing.Mentee.Name, program.Title);
        if (pairing.Ended || !IsMentor(instead))
            return null;
        return to == instead.Id
            ? Said(Strings.Pairing_ToldNew, pairing.Mentee.Name, program.Title)
            : Said(Strings.Pairing_ToldMentee, instead.Name, program.Title, former.Name);

        bool IsMentor(PersonName person) => pairing.Mentors.Any(mentor => mentor.Id == person.Id);
    }

    private static Activity Said(string sentence, params IEnumerable<string> names) =>
        Activity.Message(Phrase.With(sentence, [.. names.Select(name => PlainText.Escape(PlainText.Line(name)))])) with
        {
            Summary = Strings.Pairing_ToldSummary,
        };
}
