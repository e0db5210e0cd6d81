using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>A person with their open dialog and the question set it runs on.</summary>
internal sealed record Opened(Person Person, DialogState State, QuestionSet Set)
{
    public Change<T> Unchanged<T>(T result) => Change.To(Person, result);
}

/// <summary>The open dialogs, each in its person's row.</summary>
internal sealed class DialogStore(PersonStore people, QuestionSetCatalog sets, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public QuestionSet SetOf(CheckIn checkIn) => sets.Get(checkIn.QuestionSetId, checkIn.QuestionSetVersion);

    public Opened? Open(Person person) =>
        OpenDialog.Of(person) is { } state ? new Opened(person, state, SetOf(state.CheckIn)) : null;

    /// <summary>Decides on the open dialog, or on the person alone where none is open.</summary>
    public Task<T> ChangeAsync<T>(
        PersonId id, Func<Opened, ValueTask<Change<T>>> decide, Func<Person, ValueTask<Change<T>>> without, CancellationToken ct) =>
        people.ChangeAsync(id, person => Open(person) is { } opened ? decide(opened) : without(person), ct);

    /// <summary>The card of the current step reached the chat: remembered now, stored with the next change.</summary>
    public void Shown(PersonId id, string? activityId, DateTimeOffset at) => people.Remember(id, person =>
        OpenDialog.Of(person) is { } state ? person.With(CheckInDialog.ShownAt(state, at, activityId)) : person);
}
