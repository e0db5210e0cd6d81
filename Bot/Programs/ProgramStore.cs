using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Programs;

/// <param name="After">The same reference as before means that nothing is written.</param>
internal sealed record ProgramChange<T>(MentoringProgram After, T Result);

/// <summary>The programs of each tenant.</summary>
internal sealed class ProgramStore(Tables tables)
{
    private const int Attempts = 6;

    public async Task<MentoringProgram?> FindAsync(string tenantId, string programId, CancellationToken ct) =>
        await RowAsync(tenantId, programId, ct) is { } row ? ProgramRow.Read(row) : null;

    /// <summary>As it was in that version.</summary>
    public async Task<MentoringProgram?> FindAsync(string tenantId, string programId, int version, CancellationToken ct)
    {
        var program = await FindAsync(tenantId, programId, ct);
        if (program is null || program.Version == version)
            return program;
        var found = await tables.Programs.GetEntityIfExistsAsync<TableEntity>(
            tenantId, ProgramRow.VersionKey(programId, version), cancellationToken: ct);
        return found.HasValue ? ProgramRow.Read(found.Value!) : null;
    }

    public Task<IReadOnlyList<MentoringProgram>> OfTenantAsync(string tenantId, CancellationToken ct) => ReadAsync(ProgramRow.Filter(tenantId), ct);

    /// <summary>Of all tenants.</summary>
    public Task<IReadOnlyList<MentoringProgram>> AllAsync(CancellationToken ct) => ReadAsync(ProgramRow.FilterAll, ct);

    private async Task<IReadOnlyList<MentoringProgram>> ReadAsync(string filter, CancellationToken ct)
    {
        var programs = new List<MentoringProgram>();
        await foreach (var row in tables.Programs.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            programs.Add(ProgramRow.Read(row));

        return programs;
    }

    /// <returns>False when a program with this id is there already; it stays as it is.</returns>
    public async Task<bool> AddAsync(MentoringProgram program, CancellationToken ct)
    {
        try
        {
            await tables.Programs.AddEntityAsync(ProgramRow.Write(program), ct);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    /// <summary>
    /// Lets <paramref name="decide"/> make the next state from the present one and writes the columns that differ. Somebody else's
    /// write in between means that it decides again, on what is true then. The version before is kept.
    /// </summary>
    /// <returns>The default of <typeparamref name="T"/> when there is no such program.</returns>
    public async Task<T?> ChangeAsync<T>(
        string tenantId, string programId, Func<MentoringProgram, Task<ProgramChange<T>>> decide, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await RowAsync(tenantId, programId, ct) is not { } row)
                return default;

            var before = ProgramRow.Read(row);
            var change = await decide(before);
            if (RowChanges.Between(ProgramRow.Write(before), ProgramRow.Write(change.After)) is not { } changes)
                return change.Result;

            try
            {
                changes["Version"] = before.Version + 1;
                var replaced = ProgramRow.Write(before);
                replaced.RowKey = ProgramRow.VersionKey(programId, before.Version);
                await tables.Programs.SubmitTransactionAsync(
                    [new(TableTransactionActionType.UpdateMerge, changes, row.ETag), new(TableTransactionActionType.UpsertReplace, replaced)], ct);
                return change.Result;
            }
            catch (RequestFailedException conflict) when (conflict.Status == 412 && attempt < Attempts)
            {
                // Decided on what is no longer so: once more.
            }
        }
    }

    private async Task<TableEntity?> RowAsync(string tenantId, string programId, CancellationToken ct)
    {
        var found = await tables.Programs.GetEntityIfExistsAsync<TableEntity>(tenantId, ProgramRow.Key(programId), cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }
}
