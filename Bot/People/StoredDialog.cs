using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TeamsMentorBot.People;

/// <summary>
/// An open dialog as text, and as whatever its owner makes of it. One turn reads it several times and changes it twice, so each form is
/// made only when it is asked for, and once.
/// </summary>
internal sealed class StoredDialog
{
    private readonly Lock gate = new();
    private readonly Func<string>? write;
    private string? text;
    private object? state;

    public StoredDialog(string text) => this.text = text;

    private StoredDialog(object state, Func<string> write) => (this.state, this.write) = (state, write);

    public static StoredDialog Of<T>(T state, JsonTypeInfo<T> type)
        where T : class => new(state, () => JsonSerializer.Serialize(state, type));

    public string Text
    {
        get
        {
            lock (gate)
                return text ??= write!();
        }
    }

    /// <returns>The same immutable state each time.</returns>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        lock (gate)
            return (T?)(state ??= JsonSerializer.Deserialize(text!, type));
    }
}
