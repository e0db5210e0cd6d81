using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>The agreement in place of a review whose Send was pressed: yes sends it.</summary>
internal static class AgreeAndSend
{
    private const string WithoutMail = "withoutMail";

    /// <summary>What a press on this card says.</summary>
    public static Assent AssentOf(CardAction action) => action.Flag(WithoutMail) ? Assent.WithoutMail
        : action.Flag(AgreementCard.MailNamed) ? Assent.AgreeToMail
        : Assent.Agree;

    public static AdaptiveCard For(Opened opened, Frame frame)
    {
        var withoutMail = Data(opened, frame);
        withoutMail[WithoutMail] = true;
        return AgreementCard.For(frame.Program, frame.Pairing, opened.Person.Id, opened.Person.Zone,
        [
            new ExecuteAction(
                Phrase.With(Strings.Agreement_AcceptAndSend, ReviewCard.Names(opened.State.Readers)), CheckInVerbs.Agree, Data(opened, frame))
                { Style = ButtonStyle.Positive },
            .. Agreement.Of(frame.Pairing, opened.Person.Id) is null
                ? Array.Empty<CardButton>()
                : [new ExecuteAction(Strings.Agreement_WithoutMail, CheckInVerbs.Agree, withoutMail)],
            new ExecuteAction(Strings.Agreement_NotNow, CheckInVerbs.Start, CheckInVerbs.Data(opened.State)),
        ]);
    }

    private static JsonObject Data(Opened opened, Frame frame)
    {
        var data = AgreementCard.Data(frame.Program, frame.Pairing);
        foreach (var (name, value) in CheckInVerbs.Data(opened.State))
            data[name] = value?.DeepClone();
        return data;
    }
}
