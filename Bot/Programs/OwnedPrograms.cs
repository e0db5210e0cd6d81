using Microsoft.Extensions.Options;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>The programs of whoever acts: nobody else's can be seen or changed through it, whatever a press claims.</summary>
internal sealed class OwnedPrograms(ProgramStore programs, IOptions<ProgramsOptions> options)
{
    public const string ProgramField = "program";

    public static CardResponse OwnersOnly => CardResponse.Error("OwnersOnly", Strings.Owners_OwnersOnly);

    /// <returns>By title, as they are looked for.</returns>
    public async Task<IReadOnlyList<MentoringProgram>> OfAsync(TurnContext turn, CancellationToken ct) =>
    [
        .. (await programs.OfTenantAsync(turn.TenantId, ct)).Where(program => Owns(turn, program))
            .OrderBy(program => program.Title, Phrase.Names).ThenBy(program => program.Id, StringComparer.Ordinal),
    ];

    public async Task<bool> IsOwnerAsync(TurnContext turn, CancellationToken ct) =>
        IsOwnerOfAll(PersonId.Of(turn)) || (await OfAsync(turn, ct)).Count > 0;

    /// <summary>Why there is nothing to show to whoever owns no program.</summary>
    public string WhyNone(TurnContext turn) => IsOwnerOfAll(PersonId.Of(turn)) ? Strings.Owners_ProgramsNone : Strings.Owners_OwnersOnly;

    /// <summary>The program that a button names, if it is theirs.</summary>
    public async Task<MentoringProgram?> FindAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        action.Id(ProgramField) is { } id ? await FindAsync(turn, id, ct) : null;

    public async Task<MentoringProgram?> FindAsync(TurnContext turn, string programId, CancellationToken ct) =>
        await programs.FindAsync(turn.TenantId, programId, ct) is { } program && Owns(turn, program) ? program : null;

    /// <summary>A program of theirs as it was in a version.</summary>
    public async Task<MentoringProgram?> FindAsync(TurnContext turn, MentoringProgram program, int version, CancellationToken ct) =>
        Owns(turn, program) ? await programs.FindAsync(program.TenantId, program.Id, version, ct) : null;

    /// <summary>The same for the program that a button names.</summary>
    public async Task<CardResponse> ChangeAsync(
        TurnContext turn, CardAction action, Func<MentoringProgram, Task<ProgramChange<CardResponse>>> decide, CancellationToken ct) =>
        action.Id(ProgramField) is { } id ? await ChangeAsync(turn, id, decide, ct) : OwnersOnly;

    /// <inheritdoc cref="ProgramStore.ChangeAsync"/>
    public async Task<CardResponse> ChangeAsync(
        TurnContext turn, string programId, Func<MentoringProgram, Task<ProgramChange<CardResponse>>> decide, CancellationToken ct) =>
        await programs.ChangeAsync(
            turn.TenantId,
            programId,
            program => Owns(turn, program) ? decide(program) : Task.FromResult(new ProgramChange<CardResponse>(program, OwnersOnly)),
            ct) ?? OwnersOnly;

    /// <returns>False when they may not create one, or there is one with this id.</returns>
    public async Task<bool> AddAsync(TurnContext turn, MentoringProgram program, CancellationToken ct) =>
        IsOwnerOfAll(PersonId.Of(turn)) && Owns(turn, program) && await programs.AddAsync(program, ct);

    /// <summary>Named in the configuration: an owner of every program of their tenant, who may also create some.</summary>
    public bool IsOwnerOfAll(PersonId person) => options.Value.OwnerIds.Contains(person);

    public bool Owns(PersonId person, MentoringProgram program) =>
        program.IsOwner(person) || (person.TenantId == program.TenantId && IsOwnerOfAll(person));

    private bool Owns(TurnContext turn, MentoringProgram program) => Owns(PersonId.Of(turn), program);
}
