using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Owners.Cohorts;
using TeamsMentorBot.Owners.Enrolments;
using TeamsMentorBot.Owners.Pairings;
using TeamsMentorBot.Owners.RollOuts;
using TeamsMentorBot.Owners.Spans;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using Route = TeamsMentorBot.Teams.Turns.Route;

namespace TeamsMentorBot;

/// <summary>The rows of the table that owners of programs use.</summary>
internal static class OwnerRoutes
{
    public static IEnumerable<Route> Rows(IServiceProvider services) =>
    [
        .. Owner(services.GetRequiredService<SetRhythm>()),
        .. Owner(services.GetRequiredService<ShowPrograms>(), services.GetRequiredService<ShowStatus>()),
        .. Owner(services.GetRequiredService<PreviewProgram>()),
        .. Owner(services.GetRequiredService<ChangeSpan>()),
        .. Owner(services.GetRequiredService<RollOut>(), services.GetRequiredService<TryCards>()),
        .. Owner(services.GetRequiredService<ManageProgram>(), services.GetRequiredService<MarkMilestone>(), services.GetRequiredService<MilestonePresses>()),
        .. Owner(services.GetRequiredService<ExportProgram>(), services.GetRequiredService<ImportProgram>(), services.GetRequiredService<NewProgram>()),
        .. Owner(services.GetRequiredService<Enrol>(), services.GetRequiredService<EndPairing>(), services.GetRequiredService<ReplaceMentor>()),
        .. Owner(services.GetRequiredService<EnrolGroup>()),
        .. Owner(services.GetRequiredService<SetSponsor>()),
    ];

    private static Route[] Owner(SetRhythm rhythm) =>
    [
        Route.Command(rhythm.ShowAsync, "rhythm", "set the rhythm", "schedule"),
        Route.Card(PeopleVerbs.Rhythm, rhythm.OpenAsync),
        Route.Card(RhythmCard.PreviewVerb, rhythm.PreviewAsync),
        Route.Card(RhythmCard.ConfirmVerb, rhythm.ConfirmAsync),
        Route.Card(RhythmCard.ChangeVerb, rhythm.ChangeAsync),
    ];

    private static Route[] Owner(ShowPrograms list, ShowStatus status) =>
    [
        Route.Command(list.ShowAsync, "programs", "my programs"),
        Route.Card(OwnerVerbs.Programs, list.OpenAsync),
        Route.Command(status.ShowAsync, "status", "how is it going"),
        Route.Card(OwnerVerbs.Status, status.OpenAsync),
    ];

    private static Route[] Owner(PreviewProgram preview) =>
    [
        Route.Command(preview.ShowAsync, "preview", "what comes next"),
        Route.Card(OwnerVerbs.Preview, preview.OpenAsync),
    ];

    private static Route[] Owner(ManageProgram manage, MarkMilestone mark, MilestonePresses own) =>
    [
        Route.Card(OwnerVerbs.Manage, manage.OpenAsync),
        Route.Command(mark.OrElse(own.ShowAsync), "milestone reached", "mark milestone", "mark a milestone"),
        Route.Card(OwnerVerbs.Milestone, mark.OpenAsync),
        Route.Card(OwnerVerbs.CheckMilestone, mark.CheckAsync),
        Route.Card(OwnerVerbs.MarkMilestone, mark.ConfirmAsync),
    ];

    private static Route[] Owner(RollOut roll, TryCards trial) =>
    [
        Route.Command(roll.ShowAsync, "roll out", "rollout", "roll-out"),
        Route.Card(OwnerVerbs.RollOut, roll.OpenAsync),
        Route.Card(OwnerVerbs.CheckRollOut, roll.CheckAsync),
        Route.Card(OwnerVerbs.StartRollOut, roll.ConfirmAsync),
        Route.Card(OwnerVerbs.TryCards, trial.TryAsync),
        Route.Card(OwnerVerbs.TrialButton, (_, _, _) => Task.FromResult(TryCards.Pressed())),
    ];

    private static Route[] Owner(ChangeSpan span) =>
    [
        Route.Command(span.ShowAsync, "pause program", "resume program", "end program"),
        Route.Card(OwnerVerbs.Span, span.OpenAsync),
        Route.Card(OwnerVerbs.CheckSpan, span.CheckAsync),
        Route.Card(OwnerVerbs.SetSpan, span.ConfirmAsync),
    ];

    private static Route[] Owner(ExportProgram export, ImportProgram import, NewProgram create) =>
    [
        Route.Command(export.ShowAsync, "export", "export program"),
        Route.Card(OwnerVerbs.Export, export.OpenAsync),
        Route.Command(import.ShowAsync, "import", "import program"),
        Route.Card(OwnerVerbs.Import, import.OpenAsync),
        Route.Command(create.ShowAsync, "new program", "create program", "create a program"),
        Route.Card(OwnerVerbs.New, create.OpenAsync),
        Route.Card(OwnerVerbs.Check, import.CheckAsync),
        Route.Card(OwnerVerbs.Store, import.StoreAsync),
    ];

    private static Route[] Owner(Enrol enrol, EndPairing end, ReplaceMentor replace) =>
    [
        Route.Command(enrol.ShowAsync, "enrol", "enroll", "enrol people", "add people"),
        Route.Card(OwnerVerbs.Enrol, enrol.OpenAsync),
        Route.Card(OwnerVerbs.CheckRows, enrol.CheckAsync),
        Route.Card(OwnerVerbs.EnrolRows, enrol.ConfirmAsync),
        Route.Command(end.ShowAsync, "end pairing", "end a pairing"),
        Route.Card(OwnerVerbs.EndPairing, end.PreviewAsync),
        Route.Card(OwnerVerbs.ConfirmEnd, end.ConfirmAsync),
        Route.Command(replace.ShowAsync, "replace mentor", "replace a mentor"),
        Route.Card(OwnerVerbs.ReplaceMentor, replace.PreviewAsync),
        Route.Card(OwnerVerbs.ConfirmReplace, replace.ConfirmAsync),
    ];

    private static Route[] Owner(SetSponsor sponsor) =>
    [
        Route.Command(sponsor.ShowAsync, "sponsor", "name sponsor", "name a sponsor", "replace sponsor", "replace a sponsor", "remove sponsor"),
        Route.Card(OwnerVerbs.SetSponsor, sponsor.PreviewAsync),
        Route.Card(OwnerVerbs.ConfirmSponsor, sponsor.ConfirmAsync),
    ];

    private static Route[] Owner(EnrolGroup group) =>
    [
        Route.Command(group.ShowAsync, "enrol group", "enroll group", "enrol a group", "enrol team", "enrol a team"),
        Route.Card(OwnerVerbs.Group, group.OpenAsync),
        Route.Card(OwnerVerbs.ListGroup, group.ListAsync),
    ];
}
