using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.People;

/// <summary>
/// Who somebody is: Entra tenant id and object id, both taken from a validated activity, lower case.
/// Channel ids (<c>29:…</c>) are addresses, never identity.
/// </summary>
internal sealed record PersonId
{
    public PersonId(string tenantId, string objectId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(objectId);
        TenantId = tenantId.ToLowerInvariant();
        ObjectId = objectId.ToLowerInvariant();
    }

    public string TenantId { get; }

    public string ObjectId { get; }

    /// <summary>Partition key of everything that is theirs, and recipient key of deliveries.</summary>
    public string Key => $"{TenantId}|{ObjectId}";

    public static PersonId Of(TurnContext turn) => new(turn.TenantId, turn.ObjectId);

    public static PersonId Parse(string key) =>
        key.Split('|') is [var tenant, var person]
            ? new PersonId(tenant, person)
            : throw new FormatException("A person key is tenant|object.");

    public override string ToString() => Key;
}
