using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>What happens among a few people, step by step; after each of them, what reached whom is looked at.</summary>
internal sealed class LeakHistory(LeakCast cast)
{
    private const string LostAnswer = "lost answer";

    private readonly LeakSharing sharing = new(cast);
    private readonly LeakPacking packing = new(cast);
    private readonly LeakLooking looking = new(cast);

    public LeakModel Model => cast.Model;

    public bool Has(string what) => cast.Happened.ContainsKey(what);

    /// <returns>What reached somebody it was not given to; null when nothing did.</returns>
    public async Task<string?> LiveAsync(IEnumerable<LeakStep> steps)
    {
        await cast.JoinAsync();
        foreach (var step in steps)
        {
            await TakeAsync(step);
            await cast.Bot.SettleAsync();
            foreach (var (reader, mark) in cast.Watch.Came())
                if (!Model.MayReach(reader).Contains(mark))
                    return $"{reader.Name} was shown {mark} after {step}";
        }

        // A message whose answer was lost has no known id, so nothing can be taken out of it.
        foreach (var (reader, mark) in Has(LostAnswer) ? [] : cast.Watch.Standing())
            if (!Model.MayStand(reader).Contains(mark))
                return $"{mark} still stands in the chat of {reader.Name}";
        return null;
    }

    private Task TakeAsync(LeakStep step)
    {
        var pairing = Model.Pairings.Count == 0 ? null : Model.Pairings[step.Who % Model.Pairings.Count];
        var sheet = Model.Sheets.LastOrDefault(known => known.Pairing == pairing);
        var somebody = cast.People[step.Detail % LeakCast.Size];
        return (step.Act, pairing, sheet) switch
        {
            (LeakAct.Wait, _, _) => WaitAsync(step.Detail),
            (LeakAct.Look, _, _) => looking.LookAsync(),
            (LeakAct.Erase, _, _) => EraseAsync(cast.People[step.Who % LeakCast.Size]),
            (LeakAct.Share, { Ended: false }, _) => sharing.ShareAsync(pairing, step.Detail),
            (LeakAct.Own, { Ended: false }, _) => sharing.OwnAsync(pairing, step.Detail),
            (LeakAct.Edit, { Ended: false }, not null) => sharing.EditAsync(sheet, step.Detail),
            (LeakAct.TakeBack, not null, not null) => sharing.TakeBackAsync(sheet),
            (LeakAct.ReplaceMentor, { Ended: false }, _) => ChangeMentorsAsync(pairing, [somebody, .. pairing.Mentors.Skip(1)]),
            (LeakAct.AddMentor, { Ended: false }, _) => ChangeMentorsAsync(pairing, [.. pairing.Mentors, somebody]),
            (LeakAct.ChangeSponsor, { Ended: false }, _) => ChangeSponsorAsync(pairing, step.Detail % 7 == 0 ? null : somebody),
            (LeakAct.Pack, { Ended: false }, _) => packing.PackAsync(pairing, step.Detail),
            (LeakAct.EndPairing, { Ended: false }, _) => EndPairingAsync(pairing),
            (LeakAct.ChangeRole, not null, _) => ChangeRoleAsync(pairing, step.Detail),
            (LeakAct.Agree, not null, _) => AgreeAsync(pairing, step.Detail),
            (LeakAct.Reply, not null, not null) => looking.ReplyAsync(sheet, somebody),
            (LeakAct.Pry, not null, not null) => looking.PryAsync(sheet, somebody),
            _ => Task.CompletedTask,
        };
    }

    private async Task WaitAsync(int detail)
    {
        cast.Bot.Time.Advance(detail % 4 == 0 ? TimeSpan.FromHours(25) : TimeSpan.FromSeconds(21));
        Model.HoldsEnd();
        if (detail % 8 == 1)
        {
            cast.Bot.Connector.Next(new ScriptedAnswer { Method = "POST", AfterAccepting = true });
            cast.Note(LostAnswer);
        }

        await cast.Bot.SettleAsync();
    }

    private async Task ChangeMentorsAsync(PairingModel pairing, List<Somebody> mentors)
    {
        if (mentors.Contains(pairing.Mentee) || mentors.Distinct().Count() < mentors.Count || (pairing.Sponsor is { } sponsor && mentors.Contains(sponsor)))
            return;
        if (pairing.Mentors.Except(mentors).Any())
            cast.Note("replaced mentor");
        pairing.Mentors = mentors;
        await cast.ChangeAsync(pairing);
    }

    private async Task ChangeSponsorAsync(PairingModel pairing, Somebody? sponsor)
    {
        if (sponsor == pairing.Mentee || (sponsor is not null && pairing.Mentors.Contains(sponsor)))
            return;
        if (pairing.Sponsor is { } former && former != sponsor)
            cast.Note("replaced sponsor");
        pairing.Sponsor = sponsor;
        await cast.ChangeAsync(pairing);
    }

    private async Task EndPairingAsync(PairingModel pairing)
    {
        pairing.Ended = true;
        await cast.ChangeAsync(pairing);
        cast.Note("ended pairing");
    }

    private async Task AgreeAsync(PairingModel pairing, int detail)
    {
        var (mentor, yes) = (cast.People[LeakCast.Unasked], detail % 2 == 0);
        var data = new JsonObject { ["pairing"] = pairing.Id, ["mentee"] = pairing.Mentee.ObjectId };
        await cast.Users[mentor].PostAsync(cast.Users[mentor].InvokeActivity("1", yes ? "agreement.accept" : "agreement.notnow", data));
        if (yes && !pairing.Ended && (pairing.Mentors.Contains(mentor) || pairing.Sponsor == mentor))
            pairing.Agreed.Add(mentor);
    }

    private async Task EraseAsync(Somebody who)
    {
        if (Model.Erased.Contains(who))
            return;
        await cast.Users[who].SaysAsync("delete my data");
        await cast.Users[who].PressesAsync("Delete everything");
        await cast.Bot.SettleAsync();
        Model.Erase(who);
        cast.Note("erasure");
    }

    private async Task ChangeRoleAsync(PairingModel pairing, int detail)
    {
        var (mentor, other) = (pairing.Mentors[0], Model.Pairings.Find(known => known != pairing));
        if (detail % 3 == 0 && other is { Ended: false } && !other.Mentors.Contains(pairing.Mentee))
            await ChangeMentorsAsync(other, [pairing.Mentee, .. other.Mentors.Skip(1)]);
        else if (detail % 3 == 1 && Model.Pairings.TrueForAll(known => known.Mentee != mentor) && !Model.Erased.Contains(mentor))
            await cast.PairAsync(mentor, null, cast.People.First(person => person != mentor && person != pairing.Mentee));
        else
            await cast.Bot.Get<ProgramStore>().ChangeAsync(cast.Program.TenantId, cast.Program.Id, now => Task.FromResult(
                new ProgramChange<bool>(now with { Owners = [.. now.Owners, mentor.PersonName, pairing.Mentee.PersonName] }, true)), default);
        cast.Note("role change");
    }
}
