using System.Globalization;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>Sends one message, claimed as a prompt is: with the person's day.</summary>
internal sealed class SendMeasured(ConnectorClient connector, string address, DispatchSabotage sabotage) : IAgendaHandler
{
    public string Kind => Messages.AgendaKind;

    public ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var number = int.Parse(item.Id, CultureInfo.InvariantCulture);
        var to = Messages.Address(number, address);
        var permit = new SendPermit(
            async token => await connector.ForPrompts.IsAdmittedAsync(to, token) ? Admission.Given : Admission.Later, () => connector.GiveBack(to));
        return ValueTask.FromResult<AgendaDecision>(new AgendaDecision.Send($"measured.{item.Id}", token => SendAsync(number, to, permit, token))
        {
            Permit = permit,
            Limits = [new SendLimit("day", "2026-11-21", 1, DateTimeOffset.MaxValue)],
        });
    }

    private async Task<SendOutcome> SendAsync(int number, ConversationReference to, SendPermit permit, CancellationToken ct)
    {
        var message = new Activity { Type = "message", Text = Messages.Id(number) };
        if (sabotage == DispatchSabotage.Twice && Messages.IsSabotaged(message.Text))
            await connector.ForPrompts.SendAsync(to, message, ct);

        return Messenger.ToOutcome(await connector.ForPrompts.SendAsync(to, message, ct, permit.Use()));
    }
}
