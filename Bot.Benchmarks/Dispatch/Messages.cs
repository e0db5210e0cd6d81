using System.Globalization;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Benchmarks.Dispatch;

internal enum DispatchSabotage
{
    None,
    Twice,
    Drop,
}

/// <summary>One message for each of many people of one tenant, as items of the agenda.</summary>
internal static class Messages
{
    public const string AgendaKind = "measured";

    /// <summary>What is sabotaged is every message whose number this divides.</summary>
    private const int SabotagedEvery = 50;

    public static AgendaItem Item(int number, DateTimeOffset due) => new(Recipient(number).Key, due, AgendaKind, Id(number));

    public static PersonId Recipient(int number) => new(Crowd.Tenants[0], Crowd.Person(number).ObjectId);

    public static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static ConversationReference Address(int number, string connector) =>
        Crowd.Address(number, connector) with { TenantId = Crowd.Tenants[0] };

    public static bool IsSabotaged(int number) => number % SabotagedEvery == 0;
}

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
        if (sabotage == DispatchSabotage.Twice && Messages.IsSabotaged(number))
        {
            await connector.ForPrompts.SendAsync(to, message, ct);
        }

        return Messenger.ToOutcome(await connector.ForPrompts.SendAsync(to, message, ct, permit.Use()));
    }
}
