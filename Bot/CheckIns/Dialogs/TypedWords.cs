using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>Typed words that mean something by themselves, such as "done" or "yes". A question mark makes a question of them.</summary>
internal static class TypedWords
{
    /// <param name="known">In small letters, with straight apostrophes and no mark at the end.</param>
    public static bool Are(string text, IReadOnlyCollection<string> known) =>
        !text.TrimEnd().EndsWith('?') && known.Contains(MessageText.Command(text));
}
