namespace Azure.Data.Tables;

internal sealed class TableSharedKeyCredential
{
    private byte[] key;

    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        AccountName = accountName;
        key = Decode(accountKey);
    }

    public string AccountName { get; }

    internal ReadOnlySpan<byte> Key => Volatile.Read(ref key);

    /// <summary>Takes a rotated key without making new clients.</summary>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref key, Decode(accountKey));

    // The decoder's own message quotes nothing, but a wrong key must never get into an exception by accident.
    private static byte[] Decode(string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        try
        {
            return Convert.FromBase64String(accountKey);
        }
        catch (FormatException)
        {
            throw new FormatException("The account key is not valid base64.");
        }
    }
}
