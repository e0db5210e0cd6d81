using System.Globalization;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>One of the messages that follow a prompt: which check-in of the cadence, and which of its messages.</summary>
internal sealed record PromptRung(CadenceCheckIn Occasion, int Number)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Occasion.Id}#{Number}");

    /// <returns>Null when the id is none of ours.</returns>
    public static PromptRung? Parse(string id) =>
        id.LastIndexOf('#') is > 0 and var mark
        && int.TryParse(id[(mark + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && CadenceCheckIn.Parse(id[..mark]) is { } occasion
            ? new PromptRung(occasion, number)
            : null;
}
