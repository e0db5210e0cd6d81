using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot;

/// <summary>Hello, help, stop, and whatever belongs nowhere: never a dead end, and nothing typed is dropped.</summary>
internal sealed class FrontDesk(Arrivals arrivals, CurrentCard current, CheckInWords checkIns, PersonStore people)
{
    public async Task ArrivedAsync(TurnContext turn, CancellationToken ct)
    {
        if (!IsAboutPerson(turn))
            return;
        switch (await arrivals.ArriveAsync(turn, ct))
        {
            case Arrival.First:
                await current.WelcomeAsync(turn, ct);
                break;
            case Arrival.Back:
                await current.ShowAsync(turn, Strings.Home_Back, ct);
                break;
        }
    }

    public Task LeftAsync(TurnContext turn, CancellationToken ct) => arrivals.LeaveAsync(turn, ct);

    public Task HelloAsync(TurnContext turn, CancellationToken ct) => current.ShowHomeAsync(turn, Strings.Home_Lead, ct);

    public Task HelpAsync(TurnContext turn, CancellationToken ct) => current.ShowHelpAsync(turn, ct);

    public async Task StopAsync(TurnContext turn, CancellationToken ct)
    {
        await arrivals.TakePartAsync(turn, Participation.Stopped, ct);
        await turn.SendAsync(Strings.Welcome_Declined, ct);
    }

    /// <summary>Ends everything, as the welcome's button does; within a check-in it answers what was asked there.</summary>
    public async Task NoThanksAsync(TurnContext turn, CancellationToken ct) =>
        await ((await people.GetStoredAsync(PersonId.Of(turn), ct)).Dialog is null ? StopAsync(turn, ct) : TextAsync(turn, ct));

    public async Task StartAsync(TurnContext turn, CancellationToken ct)
    {
        await arrivals.TakePartAsync(turn, Participation.Active, ct);
        await current.ShowHomeAsync(turn, Strings.Welcome_Started, ct);
    }

    public async Task<CardResponse> StartPressedAsync(TurnContext turn, CancellationToken ct)
    {
        await arrivals.TakePartAsync(turn, Participation.Active, ct);
        return CardResponse.Card(await current.HomeAsync(turn, Strings.Welcome_Started, ct));
    }

    public async Task<CardResponse> NotNowPressedAsync(TurnContext turn, CancellationToken ct)
    {
        await arrivals.TakePartAsync(turn, Participation.NotNow, ct);
        return CardResponse.Card(await current.HomeAsync(turn, Strings.Welcome_Later, ct));
    }

    public async Task<CardResponse> NoThanksPressedAsync(TurnContext turn, CancellationToken ct)
    {
        await arrivals.TakePartAsync(turn, Participation.Stopped, ct);
        return CardResponse.Card(await current.HomeAsync(turn, Strings.Welcome_Declined, ct));
    }

    /// <summary>Any message that is no command.</summary>
    public async Task TextAsync(TurnContext turn, CancellationToken ct)
    {
        if (turn.Text is { } text && !await checkIns.TypedAsync(turn, text, ct))
            await KeepAsync(turn, text, ct);
        if (turn.HasFiles)
            await turn.SendAsync(Strings.CheckIn_FilesNotKept, ct);
    }

    /// <summary>Back, skip, later, continue: words for the buttons of an open check-in.</summary>
    /// <param name="otherwise">Where no check-in is open: whether the word meant something else.</param>
    public TurnHandler InCheckIn(DialogInput input, Func<TurnContext, CancellationToken, Task<bool>>? otherwise = null) => async (turn, ct) =>
    {
        if (!await checkIns.TakeAsync(turn, input, ct) && (otherwise is null || !await otherwise(turn, ct)))
            await current.ShowHomeAsync(turn, Strings.Home_NothingOpen, ct);
    };

    public async Task<CardResponse> DropTextAsync(TurnContext turn, CancellationToken ct)
    {
        await people.ChangeAsync(PersonId.Of(turn), person =>
            person.LooseText is null ? person : person with { LooseText = null }, ct);
        return CardResponse.Card(await current.HomeAsync(turn, Strings.Home_TextDropped, ct));
    }

    private async Task KeepAsync(TurnContext turn, string text, CancellationToken ct)
    {
        var isNew = await people.ChangeAsync(PersonId.Of(turn), person =>
        {
            if (person.HasHandled(turn.Activity.Id))
                return ValueTask.FromResult(Change.To(person, false));
            var kept = person.LooseText is { } earlier ? $"{earlier}\n{text}" : text;
            return ValueTask.FromResult(Change.To(person.WithHandled(turn.Activity.Id) with { LooseText = kept }, true));
        }, ct);
        if (isNew)
            await current.ShowHomeAsync(turn, Strings.Home_TextKept, ct);
    }

    /// <summary>A conversation update also tells of members that are no people of ours.</summary>
    private static bool IsAboutPerson(TurnContext turn) =>
        turn.Activity.Type != Teams.ActivityTypes.ConversationUpdate
        || turn.Activity.MembersAdded?.Any(member => member.Id == turn.Activity.Recipient?.Id) is true;
}
