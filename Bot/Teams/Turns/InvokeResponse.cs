namespace TeamsMentorBot.Teams.Turns;

/// <summary>What the channel is answered with.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Press">Only presses of buttons have an answer of their own.</param>
internal sealed record InvokeResponse(int Status, CardResponse? Press = null)
{
    public static InvokeResponse Ok { get; } = new(StatusCodes.Status200OK);

    /// <summary>
    /// Whether the pressed card has been changed to what is to stand in its place; never fails. The turn is not over before that: a second press
    /// can then not be overtaken by the change of the first.
    /// </summary>
    public Task<bool> IsChanged { get; init; } = Task.FromResult(true);

    /// <summary>Goes on after the answer; to be awaited, never fails.</summary>
    public Task Later { get; init; } = Task.CompletedTask;

    public static InvokeResponse To(CardResponse response) => new(StatusCodes.Status200OK, response);
}
