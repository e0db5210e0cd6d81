using System.Net;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>A JSON body that remembers whether it was ever asked for: only then can the other side have acted on it.</summary>
internal sealed class OutgoingJson : HttpContent
{
    private readonly ReadOnlyMemory<byte> body;

    public OutgoingJson(ReadOnlyMemory<byte> body)
    {
        this.body = body;
        // Not parsed and put together again for each call.
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    public bool Left { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Left = true;
        await stream.WriteAsync(body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
