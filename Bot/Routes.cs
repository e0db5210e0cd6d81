using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.MySpace;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Teams.Turns;
using Route = TeamsMentorBot.Teams.Turns.Route;

namespace TeamsMentorBot;

/// <summary>The one table: what somebody does, and the use case that answers it.</summary>
internal static class Routes
{
    public static RouteTable Table(IServiceProvider services)
    {
        var (doorkeeper, arrivals) = (services.GetRequiredService<Doorkeeper>(), services.GetRequiredService<Arrivals>());
        var rows = Rows(services).Select(row => row.Beside(services.GetRequiredService<CommandOrAnswer>().Of).After(arrivals.LearnAsync));
        return new RouteTable([.. rows], doorkeeper.EnterAsync);
    }

    private static Route[] Rows(IServiceProvider services) =>
    [
        .. Desk(services.GetRequiredService<FrontDesk>(), services.GetRequiredService<CurrentCard>()),
        Route.Text(services.GetRequiredService<MyTimes>().OrElse(
            services.GetRequiredService<TakePause>().OrElse(
                services.GetRequiredService<FrontDesk>().TextAsync, services.GetRequiredService<CommandOrAnswer>().Of))),
        .. Times(services.GetRequiredService<MyTimes>()),
        .. Pause(services.GetRequiredService<TakePause>()),
        .. Milestones(services.GetRequiredService<MilestonePresses>()),
        .. CheckIn(services.GetRequiredService<CheckInPresses>(), services.GetRequiredService<FrontDesk>(), services.GetRequiredService<SnoozeCheckIn>(),
            services.GetRequiredService<TakePause>(), services.GetRequiredService<DeclineCheckIn>()),
        .. Words(services.GetRequiredService<CheckInWords>()),
        .. NextSteps(services.GetRequiredService<NextStepPresses>()),
        .. Reflect(services.GetRequiredService<ReflectPresses>(), services.GetRequiredService<BeginReflection>(),
            services.GetRequiredService<WhyTheseQuestions>()),
        .. Packs(services.GetRequiredService<PackPresses>()),
        .. Submitted(services.GetRequiredService<SubmitPresses>(), services.GetRequiredService<TakeBackPress>()),
        .. Space(services.GetRequiredService<SpacePresses>(), services.GetRequiredService<SpaceItemPresses>()),
        .. Digests(services.GetRequiredService<DigestPresses>(), services.GetRequiredService<CurrentCard>(), services.GetRequiredService<DigestSettings>()),
        .. OwnerRoutes.Rows(services),
        .. Privacy(services.GetRequiredService<MyData>(), services.GetRequiredService<DeleteMyData>()),
        .. Agreement(services.GetRequiredService<AgreementPresses>()),
        .. Own(services.GetRequiredService<ReflectBeside>()),
        .. Notes(services.GetRequiredService<NotePresses>()),
    ];

    private static Route[] Desk(FrontDesk desk, CurrentCard current) =>
    [
        Route.Installed(desk.ArrivedAsync),
        Route.MembersChanged(desk.ArrivedAsync),
        Route.Removed(desk.LeftAsync),
        Route.FirmCommand(desk.HelloAsync, "hi", "hello", "hey", "good morning"),
        Route.Command(desk.HelloAsync, "home"),
        Route.FirmCommand(desk.HelpAsync, "help", "what can you do"),
        Route.FirmCommand(desk.StopAsync, "stop", "unsubscribe"),
        Route.FirmCommand(desk.NoThanksAsync, "no thanks"),
        Route.Command(desk.StartAsync, "start"),
        Route.Card(PeopleVerbs.Start, (turn, _, ct) => desk.StartPressedAsync(turn, ct)),
        Route.Card(PeopleVerbs.NotNow, (turn, _, ct) => desk.NotNowPressedAsync(turn, ct)),
        Route.Card(PeopleVerbs.NoThanks, (turn, _, ct) => desk.NoThanksPressedAsync(turn, ct)),
        Route.Card(PeopleVerbs.DropText, (turn, _, ct) => desk.DropTextAsync(turn, ct)),
        Route.Card(PeopleVerbs.Continue, (turn, _, ct) => current.ContinueAsync(turn, ct)),
    ];

    private static Route[] Pause(TakePause pause) =>
    [
        Route.Command(pause.ShowAsync, "pause", "take a break", "i am away"),
        Route.Command(pause.EndAsync, "end pause", "unpause", "i am back", "i'm back"),
        Route.Card(PeopleVerbs.Pause, pause.PausePressedAsync),
        Route.Card(PeopleVerbs.EndPause, (turn, _, ct) => pause.EndPressedAsync(turn, ct)),
    ];

    private static Route[] Times(MyTimes times) =>
    [
        Route.Command(times.ShowAsync, "my times", "my time", "my hours", "my hour", "my zone", "my time zone"),
        Route.Card(CheckInVerbs.Times, times.SetAsync),
    ];

    private static Route[] Milestones(MilestonePresses milestones) =>
    [
        Route.Command(milestones.ShowAsync, "milestone"),
        Route.FirmCommand(milestones.ShowAsync, "i reached a milestone", "reached a milestone"),
        Route.Card(PeopleVerbs.Milestone, (turn, _, ct) => milestones.OpenAsync(turn, ct)),
        Route.Card(PeopleVerbs.UseText, (turn, _, ct) => milestones.OpenAsync(turn, ct)),
        Route.Card(MilestoneVerbs.Reached, milestones.ReachedAsync),
        Route.Card(MilestoneVerbs.Yes, milestones.YesAsync),
        Route.Card(MilestoneVerbs.NotYet, milestones.NotYetAsync),
        Route.Card(MilestoneVerbs.NoLonger, milestones.NoLongerAsync),
    ];

    private static Route[] CheckIn(CheckInPresses presses, FrontDesk desk, SnoozeCheckIn snooze, TakePause pause, DeclineCheckIn decline) =>
    [
        Route.FirmCommand(desk.InCheckIn(new DialogInput.Back(null)), "back"),
        Route.FirmCommand(desk.InCheckIn(new DialogInput.Skip(null), decline.SkipAsync), "skip"),
        Route.FirmCommand(desk.InCheckIn(new DialogInput.Skip(null)), "next"),
        Route.FirmCommand(desk.InCheckIn(new DialogInput.Later(), snooze.OfferAsync), "later", "not now"),
        Route.FirmCommand(desk.InCheckIn(new DialogInput.Resume(), pause.EndIfPausedAsync), "continue", "resume", "where was i"),
        Route.FirmCommand(desk.InCheckIn(new DialogInput.AddDetail(null)), "add detail", "more detail"),
        Route.Card(CheckInVerbs.Start, presses.StartAsync),
        Route.Card(CheckInVerbs.Answer, presses.AnswerAsync),
        Route.Card(CheckInVerbs.Back, presses.BackAsync),
        Route.Card(CheckInVerbs.Skip, presses.SkipAsync),
        Route.Card(CheckInVerbs.Later, presses.LaterAsync),
        Route.Card(CheckInVerbs.Detail, presses.AddDetailAsync),
        Route.Card(CheckInVerbs.Edit, presses.EditAsync),
        Route.Card(CheckInVerbs.File, presses.FileAsync),
        Route.Card(CheckInVerbs.Snooze, snooze.SnoozeAsync),
        Route.Card(CheckInVerbs.Decline, decline.DeclineAsync),
        Route.Card(CheckInVerbs.SkipReason, decline.KeepReasonAsync),
        Route.Card(CheckInVerbs.ShareSkipReason, decline.ShareReasonAsync),
    ];

    private static Route[] Words(CheckInWords words) =>
    [
        Route.Edited(words.EditedAsync),
        Route.Deleted(words.DeletedAsync),
    ];

    private static Route[] NextSteps(NextStepPresses steps) =>
    [
        Route.Card(CheckInVerbs.ShowStep, steps.ShowAsync),
        Route.Card(CheckInVerbs.SettleStep, steps.SettleAsync),
    ];

    private static Route[] Reflect(ReflectPresses reflect, BeginReflection begin, WhyTheseQuestions why) =>
    [
        Route.Command(reflect.ShowAsync, "reflect", "look back", "what can i reflect on"),
        .. reflect.Spoken.Select(spoken => Route.Command(reflect.Named(spoken.Set, begin), spoken.Words)),
        Route.FirmCommand(why.TellAsync, "why these questions", "why this question", "why do you ask"),
        Route.Card(PeopleVerbs.Reflect, reflect.OpenAsync),
        Route.Card(CheckInVerbs.Reflect, reflect.StartAsync),
        Route.Card(CheckInVerbs.ReflectMore, reflect.OpenAsync),
    ];

    private static Route[] Packs(PackPresses packs) =>
    [
        Route.Command(packs.ShowAsync, "pack", "my pack", "sponsor pack", "a pack for my sponsor"),
        Route.Card(CheckInVerbs.Pack, packs.OpenAsync),
        Route.Card(CheckInVerbs.NoPack, (_, _, _) => Task.FromResult(PackPresses.NotNow())),
    ];

    private static Route[] Submitted(SubmitPresses presses, TakeBackPress takeBack) =>
    [
        Route.Card(CheckInVerbs.Send, presses.SendAsync),
        Route.Card(CheckInVerbs.KeepPrivate, presses.KeepPrivateAsync),
        Route.Card(CheckInVerbs.View, presses.ViewAsync),
        Route.Card(CheckInVerbs.Fold, presses.FoldAsync),
        Route.Card(CheckInVerbs.TakeBack, takeBack.TakeBackAsync),
    ];

    private static Route[] Space(SpacePresses space, SpaceItemPresses items) =>
    [
        Route.Command(space.ShowAsync, "my space", "space", "my timeline", "my next steps", "my goals", "my playbook"),
        Route.Card(PeopleVerbs.Space, (turn, _, ct) => space.HomeAsync(turn, ct)),
        Route.Card(SpaceVerbs.Home, (turn, _, ct) => space.HomeAsync(turn, ct)),
        Route.Card(SpaceVerbs.Open, space.OpenAsync),
        Route.Card(SpaceVerbs.Read, items.ReadAsync),
        Route.Card(SpaceVerbs.Step, items.StepAsync),
        Route.Card(SpaceVerbs.Settle, items.SettleAsync),
    ];

    private static Route[] Digests(DigestPresses digests, CurrentCard current, DigestSettings settings) =>
    [
        Route.Command(current.DigestAsync, "digest", "latest digest"),
        Route.Command(settings.ShowAsync, "digest settings", "how do digests reach me", "when do digests come"),
        Route.Card(DigestVerbs.Door, settings.ChooseAsync),
        Route.Card(PeopleVerbs.Digest, (turn, _, ct) => current.DigestPressedAsync(turn, ct)),
        Route.Card(DigestVerbs.Acknowledge, digests.AcknowledgeAsync),
        Route.Card(DigestVerbs.Reply, digests.ReplyAsync),
        Route.Card(DigestVerbs.SendAgain, digests.SendAgainAsync),
        Route.Card(DigestVerbs.More, digests.MoreAsync),
        Route.Card(DigestVerbs.Read, digests.ReadAsync),
        Route.Card(DigestVerbs.All, digests.AllAsync),
    ];

    private static Route[] Notes(NotePresses notes) =>
    [
        Route.Command(NotePresses.ShowAsync, "my notes", "notes", "for our next talk"),
        Route.Card(DigestVerbs.Notes, (turn, _, ct) => notes.OpenAsync(turn, ct)),
        Route.Card(DigestVerbs.FoldNotes, (_, _, _) => Task.FromResult(NotePresses.Fold())),
        Route.Card(DigestVerbs.Note, notes.KeepAsync),
        Route.Card(DigestVerbs.DropNote, notes.DropAsync),
    ];

    private static Route[] Own(ReflectBeside own) =>
    [
        Route.Card(DigestVerbs.Own, own.BeginAsync),
    ];

    private static Route[] Agreement(AgreementPresses agreement) =>
    [
        Route.Command(agreement.ShowAsync, "agreement", "my agreement", "who reads what"),
        Route.Card(CheckInVerbs.Agree, agreement.AgreeAndSendAsync),
        Route.Card(PrivacyVerbs.Accept, agreement.AcceptAsync),
        Route.Card(PrivacyVerbs.NotNow, agreement.NotNowAsync),
    ];

    private static Route[] Privacy(MyData mine, DeleteMyData delete) =>
    [
        Route.FirmCommand(MyData.ShowAsync, "my data", "show my data", "export my data"),
        Route.FirmCommand(delete.AskAsync, "delete my data", "erase my data", "forget me"),
        Route.Card(PrivacyVerbs.Open, (turn, _, ct) => mine.OpenAsync(turn, ct)),
        Route.Card(PrivacyVerbs.Page, mine.PageAsync),
        Route.Card(PrivacyVerbs.Fold, (_, _, _) => Task.FromResult(MyData.Fold())),
        Route.Card(PrivacyVerbs.AskDelete, (turn, _, ct) => delete.AskPressedAsync(turn, ct)),
        Route.Card(PrivacyVerbs.Delete, delete.DeletePressedAsync),
        Route.Card(PrivacyVerbs.Keep, (_, _, _) => Task.FromResult(DeleteMyData.Keep())),
    ];
}
