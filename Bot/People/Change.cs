using Azure.Data.Tables;

namespace TeamsMentorBot.People;

/// <summary>What a turn makes of a person: their new state, what else in their partition changes with it, and the result.</summary>
internal sealed record Change<T>(Person Person, T Result)
{
    /// <summary>Further writes in the person's own partition, all or nothing with the person's row.</summary>
    public IReadOnlyList<TableTransactionAction> Also { get; init; } = [];
}

internal static class Change
{
    public static Change<T> To<T>(Person person, T result, params IReadOnlyList<TableTransactionAction> also) =>
        new(person, result) { Also = also };
}
