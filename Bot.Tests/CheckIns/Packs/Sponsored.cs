using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns.Packs;

/// <summary>Maya, mentored by Daniel, with Lena as her sponsor.</summary>
internal sealed record Sponsored(Mentorship Story, TeamsUser Lena, WireTap LenaSaw) : IAsyncDisposable
{
    public const string ToDaniel = "Send to Daniel Reyes";
    public const string ToLena = "Send to Lena Fischer";

    public TeamsUser Maya => Story.Maya;

    public TeamsUser Daniel => Story.Daniel;

    public static async Task<Sponsored> BegunAsync(MentoringProgram? program = null, params IEnumerable<(string Title, int InDays)> milestones)
    {
        var story = await Mentorship.StartAsync(program, milestones: milestones);
        await story.ChangePairingAsync(pairing => pairing with { Sponsor = Somebody.Lena.PersonName });
        await story.BeginAsync();
        var saw = new WireTap();
        return new Sponsored(story, story.Bot.User(Somebody.Lena, saw), saw);
    }

    /// <summary>What was learned is open to both, what could be better to Daniel, how to lead to nobody, the next step to both.</summary>
    public async Task<SentActivity> OpensAsync(Answers answers, string title = "The board review")
    {
        var card = await Story.AnswersAsync(answers, title);
        await Maya.PressesAsync(card, ToDaniel, new Dictionary<string, string>
        {
            ["share.learned"] = "sponsor", ["share.better"] = "mentor", ["share.lead"] = "private", ["share.next"] = "sponsor",
        });
        await Story.HoldEndsAsync();
        return card;
    }

    /// <returns>The message with the pack's review.</returns>
    public async Task<SentActivity> PacksAsync()
    {
        await Maya.SaysAsync("pack");
        return Maya.Latest;
    }

    /// <summary>Opened, packed and sent; the hold is over.</summary>
    public async Task<SentActivity> SendsPackAsync(Answers answers)
    {
        await OpensAsync(answers);
        var pack = await PacksAsync();
        await Maya.PressesAsync(pack, ToLena);
        await Story.HoldEndsAsync();
        return pack;
    }

    public Task ForgetLenasAgreementAsync() => Story.ChangePairingAsync(pairing =>
        pairing with { Accepted = Agreed.By(Somebody.Maya.PersonName, Somebody.Daniel.PersonName) });

    public ValueTask DisposeAsync() => Story.DisposeAsync();
}
