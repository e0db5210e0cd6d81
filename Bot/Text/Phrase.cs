using System.Globalization;

namespace TeamsMentorBot.Text;

/// <summary>Fills the places of a sentence from <see cref="Strings"/> in the reader's culture.</summary>
internal static class Phrase
{
    public static string With(string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, sentence, values);
}
