using System.Globalization;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>A number as an answer stores it: digits as written, in words where somebody preferred words.</summary>
internal static class NumberText
{
    public static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"about 12 %" is 12; what holds no number, or several, stays as it is.</summary>
    public static string Typed(string text)
    {
        var numbers = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.TrimEnd('%', '.', ',').Replace(',', '.')).Where(word => Parse(word) is not null).ToList();
        return numbers is [var only] ? only : text;
    }
}
