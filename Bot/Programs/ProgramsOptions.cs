using Microsoft.Extensions.Options;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>Section <c>Programs</c>: who may create programs.</summary>
internal sealed class ProgramsOptions
{
    public const string Section = "Programs";

    /// <summary>
    /// People who own every program of their tenant, beside the owners that a program names itself. Each is
    /// <c>{tenant id}|{object id}</c>, both from Entra ID.
    /// </summary>
    public IList<string> Owners { get; init; } = [];

    public IReadOnlyCollection<PersonId> OwnerIds => [.. Owners.Select(PersonId.Parse)];
}

internal sealed class ProgramsOptionsValidator : IValidateOptions<ProgramsOptions>
{
    public ValidateOptionsResult Validate(string? name, ProgramsOptions options)
    {
        var faults = options.Owners.Index().Where(owner => !IsPerson(owner.Item)).Select(owner =>
            $"{ProgramsOptions.Section}:Owners:{owner.Index} is not a tenant id and an object id with a | between them.").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsPerson(string? owner) =>
        owner?.Split('|') is [var tenant, var person] && Guid.TryParseExact(tenant, "D", out _) && Guid.TryParseExact(person, "D", out _);
}
