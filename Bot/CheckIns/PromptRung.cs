using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>One of the messages that follow a prompt: which check-in of the cadence, and which of its messages.</summary>
internal sealed record PromptRung(CadenceCheckIn Occasion, int Number)
{
    public string Id => new NumberedId(Occasion.Id, Number).ToString();

    /// <returns>Null when the id is none of ours.</returns>
    public static PromptRung? Parse(string id) =>
        NumberedId.Parse(id) is { } numbered && CadenceCheckIn.Parse(numbered.Id) is { } occasion ? new PromptRung(occasion, numbered.Number) : null;
}
