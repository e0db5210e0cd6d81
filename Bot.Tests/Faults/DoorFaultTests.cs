using System.Net;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Graph;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Digests for Daniel while one door after the other closes, or nobody can say whether he got one.</summary>
public sealed class DoorFaultTests
{
    private static readonly TimeSpan UntilTheNextSlot = TimeSpan.FromHours(30);

    private readonly Outage outage = new();

    [Fact]
    public async Task A_Mentor_Who_Blocks_The_Bot_Then_Cannot_Be_Mailed_Then_Leaves_Has_Each_Digest_By_One_Door_While_One_Is_Open()
    {
        await using var story = await MentoredAsync(DigestDoor.Chat, DigestDoor.Mail, DigestDoor.Feed);
        await story.Daniel.InstallsAsync();
        var before = story.Daniel.Messages.Count;
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "MessageWritesBlocked").For(story.Daniel.ConversationId, times: 10));

        await story.SharesAsync(Answers.New("blocked"), "The first review");
        Assert.Contains("zq-blocked-learned", Assert.Single(story.Bot.Graph.Mails).Html, StringComparison.Ordinal);
        Assert.Equal(["digest Unreachable MessageWritesBlocked", "mail Sent Mail"], await LedgerAsync(story));
        await OwnerSeesAsync(story, "Teams does not let me write to these people: Daniel Reyes.");

        story.Bot.Graph.Refuse(GraphOperation.SendMail, times: 10, status: 403, code: GraphReply.MailboxFull);
        await story.SharesAsync(Answers.New("full"), "The second review");
        Assert.Single(story.Bot.Graph.Notifications);
        Assert.Equal(
            ["digest Unreachable MessageWritesBlocked", "feed Sent Feed", "mail Rejected ErrorQuotaExceeded"], (await LedgerAsync(story)).Skip(2));
        await OwnerSeesAsync(story, "ErrorQuotaExceeded");

        story.Bot.Graph.Change(Somebody.Daniel.ObjectId, daniel => daniel with { Disabled = true });
        story.Bot.Graph.Refuse(GraphOperation.SendMail, times: 0);
        await story.SharesAsync(Answers.New("left"), "The third review");
        await story.Bot.PassAsync(UntilTheNextSlot);
        await OwnerSeesAsync(story, "have left the organisation, so I ask them nothing any more: Daniel Reyes.");

        Assert.Equal((1, 1, before), (story.Bot.Graph.Mails.Count, story.Bot.Graph.Notifications.Count, story.Daniel.Messages.Count));
        Assert.Equal(5, (await LedgerAsync(story)).Count);
        Assert.All(await story.WaitingAsync(Somebody.Daniel), waiting => Assert.False(waiting.MaybeSeen));
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Theory]
    [InlineData(DigestDoor.Mail)]
    [InlineData(DigestDoor.Feed)]
    public async Task What_Graph_Took_Without_Saying_So_Is_Repeated_Once_At_The_Next_Slot_By_The_Same_Door(object door)
    {
        await using var story = await MentoredAsync((DigestDoor)door, DigestDoor.Chat);
        await story.Daniel.InstallsAsync();
        var before = story.Daniel.Messages.Count;

        outage.LosesAnswersOf = "/sendMail /sendActivityNotification";
        await story.SharesAsync(Answers.First);
        Assert.Equal(1, Told(story));
        Assert.Equal(["digest Unknown ResponseEnded"], await LedgerAsync(story));
        await story.Bot.PassAsync(TimeSpan.FromHours(4));
        Assert.Equal(1, Told(story));

        outage.LosesAnswersOf = "";
        for (var slots = 0; slots < 3; slots++)
            await story.Bot.PassAsync(UntilTheNextSlot);

        Assert.Equal((2, before), (Told(story), story.Daniel.Messages.Count));
        Assert.All(story.Bot.Graph.Mails.Take(1), mail => Assert.Contains("You may have seen this before.", mail.Html, StringComparison.Ordinal));
        Assert.Equal(["digest Unknown ResponseEnded", $"digest Sent {door}"], await LedgerAsync(story));
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Theory]
    [InlineData(DigestDoor.Chat)]
    [InlineData(DigestDoor.Mail)]
    [InlineData(DigestDoor.Feed)]
    public async Task While_There_Are_No_Tokens_A_Digest_Waits_And_Then_Comes_Once(object door)
    {
        await using var story = await MentoredAsync((DigestDoor)door);
        var before = story.Daniel.Messages.Count;
        outage.HasNoTokens = true;

        await story.SharesAsync(Answers.First);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal((0, before), (Told(story), story.Daniel.Messages.Count));
        Assert.Equal(["digest Waiting NoToken"], await LedgerAsync(story));

        outage.HasNoTokens = false;
        for (var minutes = 0; minutes < 60; minutes += 10)
            await story.Bot.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(1, Told(story) + story.Daniel.Messages.Count - before);
        Assert.Equal([$"digest Sent {door}"], await LedgerAsync(story));
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task A_Mail_Beyond_What_A_Mailbox_May_Send_In_A_Minute_Waits_For_Its_Turn_And_Is_Not_Taken_For_Sent()
    {
        await using var story = await MentoredAsync(DigestDoor.Mail);
        var rates = story.Bot.Get<GraphRates>();
        for (var mails = 0; mails < 30; mails++)
        {
            if (mails % 4 == 0)
                story.Bot.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await rates.IsAdmittedAsync(GraphOperation.SendMail, default));
        }

        await story.SharesAsync(Answers.First);
        Assert.Equal(["digest Waiting RateLimited"], await LedgerAsync(story));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, Told(story));
        Assert.Equal(["digest Sent Mail"], await LedgerAsync(story));
    }

    [Fact]
    public async Task Consent_To_Mail_Withdrawn_While_The_Bot_Runs_Loses_Nothing_And_The_Owner_Sees_It()
    {
        await using var story = await MentoredAsync(DigestDoor.Mail);
        await story.SharesAsync(Answers.New("before"), "The first review");
        story.Bot.Graph.Granted.Remove(GraphPermission.SendMail.Name);

        await story.SharesAsync(Answers.New("after"), "The second review");
        await story.Bot.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(story.Bot.Graph.Mails);
        await OwnerSeesAsync(story, "ErrorAccessDenied");

        story.Bot.Graph.Granted.Add(GraphPermission.SendMail.Name);
        for (var slots = 0; slots < 3; slots++)
            await story.Bot.PassAsync(UntilTheNextSlot);

        Assert.Contains("zq-after-learned", story.Bot.Graph.Mails[0].Html, StringComparison.Ordinal);
        Assert.Equal(2, story.Bot.Graph.Mails.Count);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    private static int Told(Mentorship story) => story.Bot.Graph.Mails.Count + story.Bot.Graph.Notifications.Count;

    private async Task<Mentorship> MentoredAsync(params DigestDoor[] doors)
    {
        var story = await Mentorship.StartAsync(Mentorship.Program with { ChosenDoors = doors }, more: services =>
        {
            Leading.Alone(services);
            services.AddSingleton(provider => new GraphRates(new RateLimiter(provider.GetRequiredService<TimeProvider>())));
            services.AddHttpClient(GraphTransport.HttpClientName).AddHttpMessageHandler(outage.Handler);
            services.Replace(ServiceDescriptor.Singleton(outage.Access));
            services.Replace(ServiceDescriptor.Singleton(provider =>
                ActivatorUtilities.CreateInstance<GraphTransport>(provider, new HurriedTime(GraphPipelines.AttemptTimeout))));
        });
        await story.BeginAsync();
        return story;
    }

    private static async Task OwnerSeesAsync(Mentorship story, string words)
    {
        await story.Priya.SaysAsync("status");
        Assert.Contains(words, story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    /// <summary>What the ledger says of Daniel's digests, oldest first: kind, state and code.</summary>
    private static async Task<IReadOnlyList<string>> LedgerAsync(Mentorship story)
    {
        var claims = new List<Claim>();
        var rows = TableKeys.In(ClaimRows.Partition(Somebody.Daniel.Id.Key));
        await foreach (var row in story.Bot.Tables.Deliveries.QueryAsync<TableEntity>(rows))
            claims.Add(ClaimRows.Read(row));
        return
        [
            .. claims.OrderBy(claim => claim.At).ThenBy(claim => claim.Key, StringComparer.Ordinal)
                .Select(claim => $"{claim.Key.Split('.')[0]} {claim.State} {claim.Code}"),
        ];
    }

    /// <summary>What is wrong on the way to Graph.</summary>
    private sealed class Outage
    {
        public bool HasNoTokens { get; set; }

        /// <summary>Ends of paths.</summary>
        public string LosesAnswersOf { get; set; } = "";

        public DelegatingHandler Handler() => new Losing(this);

        public GraphAccess Access(IServiceProvider provider) => new(
            () => LocalGraphFeature.Root(provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses),
            () => DelegatedTokenCredential.Create((_, _) => HasNoTokens
                ? throw new AuthenticationFailedException("AADSTS90033: a transient error has occurred.")
                : new AccessToken(provider.GetRequiredService<LocalGraph>().Bearer, DateTimeOffset.MaxValue)));

        private sealed class Losing(Outage outage) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                var response = await base.SendAsync(request, ct);
                return outage.LosesAnswersOf.Split(' ').Any(end => end.Length > 0 && request.RequestUri!.AbsolutePath.EndsWith(end, StringComparison.Ordinal))
                    ? throw new HttpRequestException(HttpRequestError.ResponseEnded)
                    : response;
            }
        }
    }
}
