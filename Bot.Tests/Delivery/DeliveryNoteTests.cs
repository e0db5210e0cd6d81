using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Tests.Delivery;

/// <summary>What the ledger keeps with a message may have to go before it is known how the message ended.</summary>
public sealed class DeliveryNoteTests
{
    private static readonly DeliveryNote Whole = new("of Maya\nof Lena", "Maya");
    private static readonly DeliveryNote Rest = new("of Lena", "");

    [Fact]
    public async Task Late_Good_News_Brings_Nothing_Back_That_Was_Erased_Meanwhile()
    {
        var bench = await DeliveryBench.NewAsync();
        var (slow, other) = (bench.Start(), bench.Start());
        var request = new ClaimRequest(DeliveryBench.Mentee, "digest", Whole);

        var delivered = await slow.Deliveries.DeliverAsync(request, async _ =>
        {
            bench.Advance(DeliveryTimes.Lease);
            await other.Deliveries.DeliverAsync(request, _ => Task.FromResult(bench.Receiver.Accept("again")));
            Assert.True(await new RecipientRows(bench.Tables).RewriteNotesAsync(request.Recipient, _ => Rest, default));
            return bench.Receiver.Accept("digest");
        });

        Assert.Equal((DeliveryState.Sent, Rest), (delivered.Record!.State, delivered.Record.Note));
        Assert.Equal(Rest, (await other.Deliveries.FindAsync(request.Recipient, request.Key, default))!.Note);
        Assert.Equal(["digest"], bench.Receiver.Arrived);
    }
}
