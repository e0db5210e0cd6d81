using TeamsMentorBot.Delivery;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.People;

/// <summary>Sends to a person where they were last heard from. What it returns is what the ledger of deliveries records.</summary>
internal sealed partial class Messenger(ConnectorClient connector, PersonStore people, TimeProvider time, ILogger<Messenger> logger)
{
    private const string NotInstalled = "NotInstalled";

    /// <summary>A message leaves within this time of the look at its recipient that decided it.</summary>
    private static readonly TimeSpan Decided = TimeSpan.FromSeconds(10);

    /// <param name="permit">Had before, for this message.</param>
    public Task<SendOutcome> SendAsync(PersonId to, Activity message, CancellationToken ct, SendPermit? permit = null) =>
        SendOutcome.AfterAsync(people.GetAsync(to, ct), async person =>
        {
            if (person.Address is not { } address)
                return new SendOutcome(SendOutcomeKind.Unreachable, Code: NotInstalled);
            var sent = await connector.ForPrompts.SendAsync(address, message, ct, isAdmitted: permit?.Use() == true);
            var outcome = sent.Status == SendStatus.ConversationNotFound
                ? await SendToNewConversationAsync(to, address, message, ct)
                : ToOutcome(sent);
            await TryNoteAsync(to, outcome, ct);
            return outcome;
        });

    /// <summary>A message for the agenda to send, with leave that is had before it is claimed.</summary>
    public AgendaDecision.Send ToSend(string key, PersonId to, Activity message)
    {
        var permit = PermitFor(to);
        return new AgendaDecision.Send(key, ct => SendAsync(to, message, ct, permit)) { Permit = permit };
    }

    /// <summary>Leave to send one message to somebody where they were last heard from.</summary>
    public SendPermit PermitFor(PersonId to)
    {
        ConversationReference? address = null;
        return new SendPermit(
            async ct => (address = (await people.GetAsync(to, ct)).Address) is null ? Admission.Open
                : await connector.ForPrompts.IsAdmittedAsync(address, ct) ? Admission.Given
                : Admission.Later,
            () => connector.GiveBack(address!));
    }

    /// <summary>Changes a message that was sent; where that cannot be done the message stays as it is.</summary>
    /// <returns>False when it may be changed later: trying again can do no harm, and may do what is wanted.</returns>
    public async Task<bool> UpdateAsync(PersonId to, string activityId, Activity message, CancellationToken ct) =>
        (await people.GetAsync(to, ct)).Address is not { } address
        || (await connector.ForPrompts.UpdateAsync(address, activityId, message, ct)).Status
            is not (SendStatus.Waiting or SendStatus.Unknown or SendStatus.TenantPaused);

    private async Task<SendOutcome> SendToNewConversationAsync(PersonId to, ConversationReference address, Activity message, CancellationToken ct)
    {
        var member = address.UserId ?? to.ObjectId;
        var created = await connector.ForPrompts.CreateConversationAsync(address.ServiceUrl, to.TenantId, member, address.BotId, ct);
        if (created.ConversationId is not { } conversation)
            return ToOutcome(new SendResult(created.Status, Code: created.Code, RetryAfter: created.RetryAfter));
        var found = address with { ConversationId = conversation };
        return await SendOutcome.AfterAsync(ChangeAsync(to, person => person with { Address = found }, ct), async isThere => isThere
            ? ToOutcome(await connector.ForPrompts.SendAsync(found, message, ct))
            : new SendOutcome(SendOutcomeKind.Unreachable, Code: NotInstalled));
    }

    /// <summary>What the Connector answered counts, whatever becomes of the note.</summary>
    private async Task TryNoteAsync(PersonId to, SendOutcome outcome, CancellationToken ct)
    {
        try
        {
            await NoteAsync(to, outcome, ct);
        }
        catch (Exception failure)
        {
            LogNotNoted(failure, to.Key, outcome.Kind);
        }
    }

    /// <summary>Who cannot be reached is marked until they come back; an open dialog learns that something else was said.</summary>
    private Task NoteAsync(PersonId to, SendOutcome outcome, CancellationToken ct) => outcome.Kind switch
    {
        SendOutcomeKind.Unreachable => ChangeAsync(
            to, person => person.Unreachable is null ? person with { Unreachable = outcome.Code ?? "Unreachable" } : person, ct),
        SendOutcomeKind.Sent or SendOutcomeKind.Unknown => ChangeAsync(to, person => Reached(person, outcome), ct),
        _ => Task.CompletedTask,
    };

    /// <summary>Whoever was erased while a message was on its way has no address any more, and stays erased.</summary>
    /// <returns>Whether they are still there.</returns>
    private Task<bool> ChangeAsync(PersonId to, Func<Person, Person> change, CancellationToken ct) => people.ChangeAsync(
        to, person => ValueTask.FromResult(person.Address is null ? Change.To(person, false) : Change.To(change(person), true)), ct, Decided);

    private Person Reached(Person person, SendOutcome outcome)
    {
        var reached = person with
        {
            Unreachable = outcome.Kind == SendOutcomeKind.Sent ? null : person.Unreachable,
            OtherMessageAt = person.Dialog is null ? person.OtherMessageAt : time.GetUtcNow(),
        };
        return reached == person ? person : reached;
    }

    /// <summary>What the ledger makes of the Connector's answer.</summary>
    public static SendOutcome ToOutcome(SendResult sent) => new(
        sent.Status switch
        {
            SendStatus.Sent => SendOutcomeKind.Sent,
            SendStatus.Waiting => SendOutcomeKind.Waiting,
            SendStatus.Unreachable => SendOutcomeKind.Unreachable,
            SendStatus.TenantPaused => SendOutcomeKind.TenantPaused,
            SendStatus.Unknown => SendOutcomeKind.Unknown,
            _ => SendOutcomeKind.Rejected,
        },
        sent.ActivityId,
        sent.Code,
        sent.RetryAfter);

    [LoggerMessage(LogLevel.Warning, "That a message to {Recipient} ended as {Outcome} is not noted with the person.")]
    private partial void LogNotNoted(Exception failure, string recipient, SendOutcomeKind outcome);
}
