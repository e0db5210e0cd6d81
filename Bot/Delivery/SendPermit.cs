namespace TeamsMentorBot.Delivery;

internal enum Admission
{
    /// <summary>The message may leave now, and counts.</summary>
    Given,

    /// <summary>Nobody knows yet under which limit it comes: its sender asks again.</summary>
    Open,

    /// <summary>Not within a reasonable time.</summary>
    Later,
}

/// <summary>
/// Leave to send one message under the channel's limits. It is had before the message is claimed, so that whatever is claimed is on its
/// way: an instance that dies leaves no claims of messages that only waited.
/// </summary>
/// <param name="admit">Waits for it.</param>
/// <param name="giveBack">Nothing was sent.</param>
internal sealed class SendPermit(Func<CancellationToken, ValueTask<Admission>> admit, Action giveBack)
{
    private bool isHad;
    private Action onReturn = giveBack;

    /// <returns>False where the message has to come again later.</returns>
    public async ValueTask<bool> TakeAsync(CancellationToken ct)
    {
        var admission = await admit(ct);
        isHad = admission == Admission.Given;
        return admission != Admission.Later;
    }

    /// <summary>The message is another now; the leave is the same.</summary>
    public void TakeOver(SendPermit earlier) => (isHad, onReturn) = (earlier.Use(), earlier.onReturn);

    /// <returns>Whether it was had: then the next call is counted already.</returns>
    public bool Use()
    {
        var had = isHad;
        isHad = false;
        return had;
    }

    public void GiveBack()
    {
        if (Use())
            onReturn();
    }
}
