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
    // As cards have it that were sent when mail alone could come to stand in an agreement.
    private const string AsBefore = "withoutMail";

    /// <summary>What a press on this card says.</summary>
    public static Assent AssentOf(CardAction action) => new(AgreementCard.TermsOn(action), action.Flag(AsBefore));

    public static AdaptiveCard For(Opened opened, PairingContext context)
    {
        var given = Agreement.Of(context.Pairing, opened.Person.Id);
        var asBefore = Data(opened, context);
        asBefore[AsBefore] = true;
        return AgreementCard.For(context.Program, context.Pairing, opened.Person.Id, opened.Person.Zone,
        [
            new ExecuteAction(
                Phrase.With(Strings.Agreement_AcceptAndSend, ReviewCard.Names(opened.State.Readers)), CheckInVerbs.Agree, Data(opened, context))
                { Style = ButtonStyle.Positive },
            .. given is null
                ? Array.Empty<CardButton>()
                : [new ExecuteAction(NoMore(context.Program.Terms & ~given.Terms), CheckInVerbs.Agree, asBefore)],
            new ExecuteAction(Strings.Agreement_NotNow, CheckInVerbs.Start, CheckInData.Of(opened.State)),
        ]);
    }

    private static string NoMore(AgreementTerms came) =>
        came == AgreementTerms.Mail ? Strings.Agreement_WithoutMail : Strings.Agreement_AsBefore;

    private static JsonObject Data(Opened opened, PairingContext context)
    {
        var data = AgreementCard.Data(context.Program, context.Pairing);
        foreach (var (name, value) in CheckInData.Of(opened.State))
            data[name] = value?.DeepClone();
        return data;
    }
}
