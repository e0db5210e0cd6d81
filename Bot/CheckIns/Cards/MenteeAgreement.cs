using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>The agreement in place of a review whose Send was pressed: yes sends it.</summary>
internal static class MenteeAgreement
{
    public const string WithoutMail = "withoutMail";

    public static AdaptiveCard For(Opened opened, Frame frame)
    {
        var withoutMail = CheckInVerbs.Data(opened.State);
        withoutMail[WithoutMail] = true;
        return AgreementCard.For(frame.Program, frame.Pairing, opened.Person.Id, opened.Person.Zone,
        [
            new ExecuteAction(
                Phrase.With(Strings.Agreement_AcceptAndSend, ReviewCard.Names(opened.State.Readers)), CheckInVerbs.Agree, CheckInVerbs.Data(opened.State))
                { Style = ButtonStyle.Positive },
            .. Agreement.Of(frame.Pairing, opened.Person.Id) is null
                ? Array.Empty<CardButton>()
                : [new ExecuteAction(Strings.Agreement_WithoutMail, CheckInVerbs.Agree, withoutMail)],
            new ExecuteAction(Strings.Agreement_NotNow, CheckInVerbs.Start, CheckInVerbs.Data(opened.State)),
        ]);
    }
}
