using System.Globalization;
using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>What mentees and mentors do with their answers.</summary>
internal sealed class LeakSharing(LeakCast cast)
{
    private const string Private = "private";
    private const string Sponsor = "sponsor";

    private int titles;

    public async Task ShareAsync(PairingModel pairing, int detail)
    {
        var user = cast.Users[pairing.Mentee];
        var title = string.Create(CultureInfo.InvariantCulture, $"Milestone {titles++}");
        await user.SaysAsync("milestone");
        var sheet = new SheetModel($"{pairing.Id}.{RecordMilestone.IdOf(title)}.1", pairing, pairing.Mentee, user.Latest);
        await user.PressesAsync(sheet.Card, "Begin", new { title });
        await FillAsync(sheet, detail);
        cast.Note("release");
    }

    public async Task OwnAsync(PairingModel pairing, int detail)
    {
        var mentor = pairing.Mentors[detail % pairing.Mentors.Count];
        if (!pairing.Agreed.Contains(mentor) || cast.Model.Erased.Contains(mentor))
            return;
        var user = cast.Users[mentor];
        var occasion = $"{pairing.Id}.set-{TwoTexts.Mentors.Id}.";
        var before = await cast.Bot.Get<CheckInStore>().StatesAsync(mentor.Id, default);
        var number = before.Count(known => known.Id.StartsWith(occasion, StringComparison.Ordinal)) + 1;
        await user.SaysAsync("reflect");
        var sheet = new SheetModel(string.Create(CultureInfo.InvariantCulture, $"{occasion}{number}"), pairing, mentor, user.Latest);
        while (user.Sees(sheet.Card)!.Button(TwoTexts.Mentors.Title) is null)
            await user.PressesAsync(sheet.Card, "More to choose from");
        await user.PressesAsync(sheet.Card, TwoTexts.Mentors.Title, new { mentoring = pairing.Id });
        await FillAsync(sheet, detail);
        cast.Note("mentor's own");
    }

    private async Task FillAsync(SheetModel sheet, int detail)
    {
        foreach (var question in TwoTexts.Set.Questions)
            await AnswerAsync(sheet, question.Id);
        cast.Model.Sheets.Add(sheet);
        await SendAsync(sheet, detail);
    }

    public async Task EditAsync(SheetModel sheet, int detail)
    {
        var user = cast.Users[sheet.Author];
        // Where an agreement is asked for first, that card holds no way to it.
        if (user.Sees(sheet.Card)?.Button("Show what I wrote") is null)
            return;
        await user.PressesAsync(sheet.Card, "Show what I wrote");
        await user.PressesAsync(sheet.Card, "Edit and send again");
        await user.PressesAsync(sheet.Card, "Edit One");
        await AnswerAsync(sheet, "one");
        await SendAsync(sheet, detail);
        cast.Note("edit");
    }

    public async Task TakeBackAsync(SheetModel sheet)
    {
        var user = cast.Users[sheet.Author];
        if (user.Sees(sheet.Card)?.Button("Take back") is null)
            return;
        await user.PressesAsync(sheet.Card, "Take back");
        if (sheet.Releases.Exists(release => release.State == ReleaseState.Released))
            cast.Note("withdrawal");
        sheet.TakeBack();
    }

    private async Task AnswerAsync(SheetModel sheet, string question)
    {
        sheet.Answers[question] = cast.Write(sheet.Author);
        await cast.Users[sheet.Author].PressesAsync(sheet.Card, "Next", new { text = sheet.Answers[question] });
    }

    /// <param name="detail">Says which answers are for whom, and whether all of it is kept private.</param>
    private async Task SendAsync(SheetModel sheet, int detail)
    {
        var levels = sheet.Answers.Keys.Select((question, place) => (question, Level: LevelOf((detail >> (3 * place)) & 7))).ToDictionary();
        var shared = levels.Where(level => level.Value != Private).Select(level => level.Key).ToHashSet();
        // Nothing that a mentor wrote is ever open to a sponsor, whatever a card claims.
        var open = levels.Where(level => level.Value == Sponsor && sheet.Author == sheet.Pairing.Mentee).Select(level => level.Key).ToHashSet();
        for (var asked = true; asked;)
        {
            var send = SendButton(sheet);
            var press = detail % 5 == 4 ? null : send;
            asked = await PressAsync(sheet, press ?? "Keep private", levels) is { } words && words.Contains("have changed since", StringComparison.Ordinal);
            if (asked)
                continue;
            if (send is not null && sheet.Narrow(shared, open))
                cast.Note("withdrawal");
            if (press is not null && shared.Count > 0)
                sheet.Send(cast.People.Where(person => press.Contains(person.Name, StringComparison.Ordinal)), shared, open);
        }
    }

    private static string LevelOf(int number) => number < 3 ? Private : number == 3 ? "mentor" : Sponsor;

    private string? SendButton(SheetModel sheet) => cast.Users[sheet.Author].Sees(sheet.Card)!.Buttons
        .FirstOrDefault(title => title.StartsWith("Send to ", StringComparison.Ordinal));

    private async Task<string?> PressAsync(SheetModel sheet, string title, Dictionary<string, string> levels)
    {
        var switches = levels.ToDictionary(level => $"share.{level.Key}", level => level.Value);
        return (await cast.Users[sheet.Author].PressesAsync(sheet.Card, title, switches)).Card?.Words;
    }
}

/// <summary>What everybody tries to see.</summary>
internal sealed class LeakLooking(LeakCast cast)
{
    private static readonly string[] Claims =
        ["digest.read", "digest.more", "digest.ack", "digest.all", "checkin.view", "checkin.start", "checkin.takeback"];

    public async Task ReplyAsync(SheetModel sheet, Somebody mentor)
    {
        var mark = cast.NextMark(mentor);
        if (sheet.IsReadBy(mentor) && sheet.Author == sheet.Pairing.Mentee)
            cast.Model.Replied(mentor, mark, sheet.Pairing.Mentee);
        else
            cast.Model.Wrote(mentor, mark);
        await cast.PressAsync(mentor, "digest.reply", new JsonObject { ["reply"] = mark }, sheet);
    }

    public async Task PryAsync(SheetModel sheet, Somebody who)
    {
        foreach (var verb in Claims.Where(_ => who != sheet.Author))
            await cast.PressAsync(who, verb, new JsonObject { ["page"] = 0, ["release"] = 1 }, sheet);
    }

    public async Task LookAsync()
    {
        foreach (var (who, user) in cast.Users.Where(known => !cast.Model.Erased.Contains(known.Key)))
        {
            foreach (var words in (string[])["digest", "export", "status", "programs"])
                await user.SaysAsync(words);
            await ReadOwnDataAsync(user);
            foreach (var sheet in cast.Model.Sheets.Where(sheet => sheet.Author != who))
                await cast.PressAsync(who, "digest.read", [], sheet);
        }
    }

    private static async Task ReadOwnDataAsync(TeamsUser user)
    {
        await user.SaysAsync("my data");
        var card = user.Latest;
        await user.PressesAsync(card, "Show my data");
        await user.PressesAsync(card, "Read all of it");
        while (user.Sees(card)!.Button("Next page") is not null)
            await user.PressesAsync(card, "Next page");
        await user.PressesAsync(card, "Fold away");
    }
}
