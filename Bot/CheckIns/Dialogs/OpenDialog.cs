using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>The dialog in a person's row.</summary>
internal static class OpenDialog
{
    public static DialogState? Of(Person person)
    {
        if (person.Dialog?.Read(CheckInJson.Default.DialogState) is not { } state)
            return null;
        var interrupted = person.OtherMessageAt is { } other && state.Current is { } current && other > current.At;
        return interrupted ? state with { Interrupted = true } : state;
    }

    public static Person With(this Person person, DialogState? state) => person with
    {
        Dialog = state is null ? null : StoredDialog.Of(state, CheckInJson.Default.DialogState),
    };
}
