using System.Globalization;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>One mentee who does this and that at random, and a model of what they let whom read.</summary>
internal sealed class MenteeHistory(Mentorship story, TeamsUser user, Somebody who, IReadOnlyList<Somebody> mentors, Random random)
{
    private readonly Dictionary<string, string> written = [];
    private readonly List<(Somebody Mentor, List<string> Marks)> held = [];
    private readonly Dictionary<Somebody, HashSet<string>> released = [];
    private Somebody mentor = mentors[0];
    private SentActivity? card;
    private bool sent;
    private int marks;
    private int titles;

    /// <summary>Two texts, so that one can be private while the other is not.</summary>
    public static QuestionSet TwoTexts { get; } = new()
    {
        Id = "two-texts",
        Version = 1,
        Title = "Two texts",
        Source = "Written for this test.",
        Questions =
        [
            new() { Id = "one", Kind = QuestionKind.Text, Ask = "One?", Label = "One" },
            new() { Id = "two", Kind = QuestionKind.Text, Ask = "Two?", Label = "Two" },
        ],
    };

    private TeamsUser User => user;

    private string PairingId => $"pair-{who.ObjectId[..8]}";

    public static async Task<MenteeHistory> BeginAsync(Mentorship story, Somebody who, IReadOnlyList<Somebody> mentors, Random random)
    {
        var history = new MenteeHistory(story, story.Bot.User(who), who, mentors, random);
        history.mentor = history.Any();
        await story.Bot.Get<PairingStore>().AddAsync(new Pairing
        {
            Id = history.PairingId,
            ProgramId = Mentorship.ProgramId,
            Mentee = who.PersonName,
            Mentors = [history.mentor.PersonName],
        }, default);
        await history.User.InstallsAsync();
        return history;
    }

    public IReadOnlySet<string> ReleasedTo(Somebody reader) => released.GetValueOrDefault(reader, []);

    public async Task StepAsync()
    {
        if (card is null)
        {
            await ReflectAsync();
        }
        else
        {
            await (random.Next(6) switch
            {
                0 when sent => TakeBackAsync(),
                1 or 2 when sent => EditAsync(),
                3 => ReplaceMentorAsync(),
                _ => ReflectAsync(),
            });
        }
    }

    /// <summary>Time has passed: what was not taken back is released, to whoever was named.</summary>
    public void HoldsEnd()
    {
        foreach (var (reader, texts) in held)
        {
            released.TryAdd(reader, []);
            released[reader].UnionWith(texts);
        }

        held.Clear();
    }

    private async Task ReflectAsync()
    {
        await user.SaysAsync("milestone");
        card = user.Latest;
        await user.PressesAsync(card, "Begin", new { title = string.Create(CultureInfo.InvariantCulture, $"Milestone {titles++}") });
        await user.PressesAsync(card, "Next", new { text = Write("one") });
        await user.PressesAsync(card, "Next", new { text = Write("two") });
        await SendAsync();
    }

    private async Task EditAsync()
    {
        await user.PressesAsync(card!, "Show what I wrote");
        await user.PressesAsync(card!, "Edit and send again");
        await user.PressesAsync(card!, "Edit One");
        await user.PressesAsync(card!, "Next", new { text = Write("one") });
        if (random.Next(4) == 0)
        {
            await user.PressesAsync(card!, "Keep private");
        }
        else
        {
            await SendAsync();
        }
    }

    private async Task SendAsync()
    {
        if (random.Next(5) == 0)
        {
            await ReplaceMentorAsync();
        }

        var shared = written.Keys.Where(_ => random.Next(3) > 0).ToList();
        var answer = await PressSendAsync(shared);
        if (answer.Card!.Words.Contains("have changed since", StringComparison.Ordinal))
        {
            answer = await PressSendAsync(shared);
        }

        sent = answer.Card!.Words.Contains($"On its way to {mentor.Name}", StringComparison.Ordinal);
        Assert.Equal(shared.Count > 0, sent);
        if (!sent)
        {
            return;
        }

        held.Add((mentor, [.. shared.Select(question => written[question])]));
        if (random.Next(4) == 0)
        {
            await TakeBackAsync();
            held.RemoveAt(held.Count - 1);
        }
    }

    private Task<CardAnswer> PressSendAsync(List<string> shared) => user.PressesAsync(
        card!,
        user.Sees(card!)!.Buttons.First(title => title.StartsWith("Send to ", StringComparison.Ordinal)),
        written.Keys.ToDictionary(question => $"share.{question}", question => shared.Contains(question) ? "true" : "false"));

    private async Task TakeBackAsync()
    {
        await user.PressesAsync(card!, "Take back");
        sent = false;
        card = null;
    }

    private async Task ReplaceMentorAsync()
    {
        var pairings = story.Bot.Get<PairingStore>();
        var stored = (await pairings.FindAsync(who.Id, PairingId, default))!;
        mentor = Any();
        Assert.True(await pairings.ChangeAsync(stored, stored.Pairing with { Mentors = [mentor.PersonName] }, default));
    }

    private Somebody Any() => mentors[random.Next(mentors.Count)];

    private string Write(string question) =>
        written[question] = string.Create(CultureInfo.InvariantCulture, $"zq-{who.ObjectId[..8]}-{marks++}-end");
}
