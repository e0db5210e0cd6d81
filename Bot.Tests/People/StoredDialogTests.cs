using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Tests.People;

public class StoredDialogTests
{
    private static readonly DialogState State = new()
    {
        CheckIn = new CheckIn
        {
            Id = "c-1",
            ProgramId = "p-1",
            PairingId = "pair-1",
            Title = "Present the growth plan",
            QuestionSetId = "milestone",
            QuestionSetVersion = 1,
            DueAt = DateTimeOffset.UnixEpoch,
        },
        Step = Step.Question("what"),
        Rev = 7,
    };

    [Fact]
    public void A_State_That_Was_Just_Decided_Is_Not_Read_Back_From_Text()
    {
        var dialog = StoredDialog.Of(State, CheckInJson.Default.DialogState);

        Assert.Same(State, dialog.Read(CheckInJson.Default.DialogState));
        Assert.Same(dialog.Text, dialog.Text);
    }

    [Fact]
    public void A_Stored_Text_Is_Read_Once_And_Says_What_Was_Written()
    {
        var written = StoredDialog.Of(State, CheckInJson.Default.DialogState);
        var stored = new StoredDialog(written.Text);

        var read = stored.Read(CheckInJson.Default.DialogState);

        Assert.Same(read, stored.Read(CheckInJson.Default.DialogState));
        Assert.Equal(State.Rev, read!.Rev);
        Assert.Equal(State.Step, read.Step);
        Assert.Equal(written.Text, StoredDialog.Of(read, CheckInJson.Default.DialogState).Text);
    }
}
