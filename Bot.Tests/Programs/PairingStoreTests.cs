using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Programs;

public sealed class PairingStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_Pairing_Lives_With_Its_Mentee_And_Is_Listed_In_Its_Program()
    {
        var (tables, store) = await StoreAsync();

        Assert.True(await store.AddAsync(Sample.Pairing, None));
        Assert.False(await store.AddAsync(Sample.Pairing with { Mentors = [] }, None));

        var stored = Assert.Single(await store.ForMenteeAsync(Sample.Mentee.Id, None));
        Assert.Equivalent(Sample.Pairing, stored.Pairing, strict: true);
        Assert.Equal(stored.ETag, (await store.FindAsync(Sample.Mentee.Id, Sample.Pairing.Id, None))!.ETag);
        Assert.Empty(await store.ForMenteeAsync(Sample.Mentor.Id, None));
        Assert.Equal(
            [new PairingMember(Sample.Pairing.Id, Sample.Mentee.Id)],
            await store.OfProgramAsync(Sample.Tenant, Sample.Program.Id, None));
        Assert.Empty(await store.OfProgramAsync(Sample.Tenant, "another", None));
        TableEntity line = await tables.Programs.GetEntityAsync<TableEntity>($"{Sample.Tenant}|{Sample.Program.Id}", Sample.Pairing.Id);
        Assert.DoesNotContain(line, column => column.Value is string text && text.Contains("Mina", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Change_Of_Mentors_Is_Refused_On_A_Stale_Reading()
    {
        var (_, store) = await StoreAsync();
        await store.AddAsync(Sample.Pairing, None);
        var stored = (await store.FindAsync(Sample.Mentee.Id, Sample.Pairing.Id, None))!;

        Assert.True(await store.ChangeAsync(stored, stored.Pairing with { Mentors = [Sample.Sponsor], Sponsor = null }, None));
        Assert.False(await store.ChangeAsync(stored, stored.Pairing with { Ended = true }, None));

        var now = (await store.FindAsync(Sample.Mentee.Id, Sample.Pairing.Id, None))!.Pairing;
        Assert.Equal(Sample.Sponsor, Assert.Single(now.Mentors));
        Assert.Null(now.Sponsor);
        Assert.False(now.Ended);
    }

    [Fact]
    public async Task A_Transaction_Goes_Through_Only_While_The_Pairing_Is_Unchanged()
    {
        var (tables, store) = await StoreAsync();
        await store.AddAsync(Sample.Pairing, None);
        var stored = (await store.FindAsync(Sample.Mentee.Id, Sample.Pairing.Id, None))!;
        TableTransactionAction Note(string key) => new(TableTransactionActionType.Add, new TableEntity(Sample.Mentee.Id.Key, key));

        await tables.People.SubmitTransactionAsync([Note("first"), PairingStore.Unchanged(stored)]);
        var fresh = (await store.FindAsync(Sample.Mentee.Id, Sample.Pairing.Id, None))!;
        Assert.Equivalent(stored.Pairing, fresh.Pairing, strict: true);
        await store.ChangeAsync(fresh, fresh.Pairing with { Mentors = [Sample.Sponsor] }, None);

        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => tables.People.SubmitTransactionAsync([Note("second"), PairingStore.Unchanged(fresh)]));
        Assert.Equal(412, refused.Status);
        Assert.False((await tables.People.GetEntityIfExistsAsync<TableEntity>(Sample.Mentee.Id.Key, "second")).HasValue);
    }

    [Fact]
    public async Task A_Change_Whose_Answer_Was_Lost_Is_Made()
    {
        var (_, store) = await StoreAsync(new LosesAnswers().Options());
        await store.AddAsync(Sample.Pairing, None);
        var stored = (await store.FindAsync(Sample.Mentee.Id, Sample.Pairing.Id, None))!;

        Assert.True(await store.ChangeAsync(stored, stored.Pairing with { Mentors = [Sample.Sponsor], Sponsor = null }, None));

        Assert.Empty(await store.ForMentorAsync(Sample.Mentor.Id, None));
        Assert.Single(await store.ForMentorAsync(Sample.Sponsor.Id, None));
    }

    private static async Task<(Tables Tables, PairingStore Store)> StoreAsync(TableClientOptions? options = null)
    {
        var tables = await (await Azurite.StartAsync()).NewTablesAsync(options);
        return (tables, new PairingStore(tables));
    }
}
