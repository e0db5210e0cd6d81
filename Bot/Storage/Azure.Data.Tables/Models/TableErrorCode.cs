namespace Azure.Data.Tables.Models;

/// <summary>
/// What the service gives as <c>odata.error.code</c> (Table service error codes, Azure Storage REST API).
/// Compare with <see cref="RequestFailedException.ErrorCode"/>.
/// </summary>
internal readonly struct TableErrorCode(string value) : IEquatable<TableErrorCode>
{
    private readonly string text = value;

    public static TableErrorCode AuthorizationPermissionMismatch { get; } = new(nameof(AuthorizationPermissionMismatch));

    public static TableErrorCode CommandsInBatchActOnDifferentPartitions { get; } = new(nameof(CommandsInBatchActOnDifferentPartitions));

    public static TableErrorCode ContentLengthExceeded { get; } = new(nameof(ContentLengthExceeded));

    public static TableErrorCode EntityAlreadyExists { get; } = new(nameof(EntityAlreadyExists));

    public static TableErrorCode EntityNotFound { get; } = new(nameof(EntityNotFound));

    public static TableErrorCode EntityTooLarge { get; } = new(nameof(EntityTooLarge));

    public static TableErrorCode Forbidden { get; } = new(nameof(Forbidden));

    public static TableErrorCode InvalidDuplicateRow { get; } = new(nameof(InvalidDuplicateRow));

    public static TableErrorCode InvalidInput { get; } = new(nameof(InvalidInput));

    public static TableErrorCode KeyValueTooLarge { get; } = new(nameof(KeyValueTooLarge));

    public static TableErrorCode OperationTimedOut { get; } = new(nameof(OperationTimedOut));

    public static TableErrorCode OutOfRangeInput { get; } = new(nameof(OutOfRangeInput));

    public static TableErrorCode PropertiesNeedValue { get; } = new(nameof(PropertiesNeedValue));

    public static TableErrorCode PropertyNameInvalid { get; } = new(nameof(PropertyNameInvalid));

    public static TableErrorCode PropertyNameTooLong { get; } = new(nameof(PropertyNameTooLong));

    public static TableErrorCode PropertyValueTooLarge { get; } = new(nameof(PropertyValueTooLarge));

    public static TableErrorCode ResourceNotFound { get; } = new(nameof(ResourceNotFound));

    public static TableErrorCode TableAlreadyExists { get; } = new(nameof(TableAlreadyExists));

    public static TableErrorCode TableBeingDeleted { get; } = new(nameof(TableBeingDeleted));

    public static TableErrorCode TableNotFound { get; } = new(nameof(TableNotFound));

    public static TableErrorCode TooManyProperties { get; } = new(nameof(TooManyProperties));

    public static TableErrorCode UpdateConditionNotSatisfied { get; } = new(nameof(UpdateConditionNotSatisfied));

    public static implicit operator TableErrorCode(string value) => new(value);

    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    public static bool operator ==(TableErrorCode code, string? value) => code.Is(value);

    public static bool operator !=(TableErrorCode code, string? value) => !code.Is(value);

    public static bool operator ==(string? value, TableErrorCode code) => code.Is(value);

    public static bool operator !=(string? value, TableErrorCode code) => !code.Is(value);

    public bool Equals(TableErrorCode other) => Is(other.text);

    public override bool Equals(object? obj) => obj is TableErrorCode other && Equals(other);

    public override int GetHashCode() => text is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(text);

    public override string ToString() => text;

    private bool Is(string? value) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);
}
