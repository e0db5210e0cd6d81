using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>
/// Random histories of answering, switching, sending, taking back, editing and replacing mentors, through the whole program. What a
/// mentor's chat, mailbox and presses ever held is part of what was released to that mentor.
/// </summary>
public sealed partial class ReleasedToNobodyElseProperty
{
    private const int Mentees = 100;
    private const int Mentors = 25;
    private const int Rounds = 4;
    private const int Seed = 20261121;

    [Fact]
    public async Task What_A_Mentor_Ever_Saw_Was_Released_To_Them()
    {
        var mentors = Enumerable.Range(0, Mentors).Select(number => Invented("Mentor", number, 'b')).ToList();
        await using var story = await Mentorship.StartAsync(
            Mentorship.Program with { QuestionSetId = MenteeHistory.TwoTexts.Id },
            services => services.AddSingleton(new QuestionSetCatalog([.. QuestionSetCatalog.FromThisBuild().Newest, MenteeHistory.TwoTexts])),
            mentors);
        var users = mentors.ConvertAll(mentor => story.Bot.User(mentor));
        var histories = new List<MenteeHistory>();
        foreach (var number in Enumerable.Range(0, Mentees))
        {
            histories.Add(await MenteeHistory.BeginAsync(story, Invented("Mentee", number, 'a'), mentors, new Random(Seed + number)));
        }

        for (var round = 0; round < Rounds; round++)
        {
            await Parallel.ForEachAsync(histories, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (history, _) => await history.StepAsync());
            story.Bot.Time.Advance(TimeSpan.FromSeconds(21));
            histories.ForEach(history => history.HoldsEnd());
            await story.Bot.SettleAsync();
            foreach (var user in users.Where((_, place) => place % Rounds == round))
            {
                await user.SaysAsync("digest");
            }
        }

        var shown = 0;
        foreach (var mentor in mentors)
        {
            var allowed = histories.SelectMany(history => history.ReleasedTo(mentor)).ToHashSet();
            var seen = Marks(story, mentor);
            Assert.Empty(seen.Except(allowed));
            shown += seen.Count;
        }

        // Not empty-handed: most of what was released did arrive.
        Assert.True(shown > histories.Sum(history => mentors.Sum(mentor => history.ReleasedTo(mentor).Count)) / 2, $"only {shown} were shown");
        Assert.Equal([], story.Bot.Connector.Complaints);
    }

    private static HashSet<string> Marks(Mentorship story, Somebody mentor)
    {
        var chat = story.Bot.Connector.All.Where(message => message.ConversationId == story.Bot.Connector.OpenConversation(mentor.TenantId, mentor.UserId));
        var mails = story.Bot.GraphWire.Requests.Where(request => request.Contains($"\"{mentor.Mail}\"", StringComparison.Ordinal));
        return [.. chat.Select(message => message.Everything).Concat(mails).SelectMany(text => Mark().Matches(text)).Select(match => match.Value)];
    }

    private static Somebody Invented(string role, int number, char kind) => new(
        string.Create(CultureInfo.InvariantCulture, $"{role} {number}"),
        string.Create(CultureInfo.InvariantCulture, $"{kind}{number:0000000}-1111-4111-8111-111111111111"));

    [GeneratedRegex("zq-[0-9a-z-]+-end")]
    private static partial Regex Mark();
}
