using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>What deleting means, before and after; nothing on them is anybody's text.</summary>
internal static class DeleteCards
{
    public static AdaptiveCard Deleting => Said(Strings.Delete_Running);

    public static AdaptiveCard Done => Said(Strings.Delete_Done);

    public static AdaptiveCard Kept => Said(Strings.Delete_Kept);

    public static AdaptiveCard Ask(Standing standing) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Delete_Title),
            .. Section(Strings.Delete_GoesHeading, [Strings.Delete_Goes, .. Goes(standing)]),
            .. Section(Strings.Delete_StaysHeading, Stays(standing)),
            .. Section(Strings.Delete_NextHeading, [Strings.Delete_Next]),
        ],
        Actions =
        [
            new ExecuteAction(Strings.Delete_Everything, PrivacyVerbs.Delete) { Style = ButtonStyle.Destructive },
            new ExecuteAction(Strings.Delete_Keep, PrivacyVerbs.Keep),
        ],
    };

    private static IEnumerable<string> Goes(Standing standing)
    {
        if (standing.AsMentee.Count > 0)
            yield return Strings.Delete_GoesMentee;
        if (standing.AsMentor.Count > 0)
            yield return Strings.Delete_GoesMentor;
    }

    private static IEnumerable<string> Stays(Standing standing)
    {
        yield return Strings.Delete_Stays;
        if (standing.AsMentee.Count > 0)
            yield return Strings.Delete_StaysMentee;
        if (standing.AsReader.Count > 0)
            yield return Strings.Delete_StaysMentor;
        if (standing.AsOwner.Count > 0)
            yield return Strings.Delete_StaysOwner;
    }

    private static IEnumerable<CardElement> Section(string heading, IEnumerable<string> sentences)
    {
        yield return new TextBlock(heading) { Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
        foreach (var sentence in sentences)
            yield return new TextBlock(sentence) { Spacing = Spacing.Small };
    }

    private static AdaptiveCard Said(string text) => new() { Body = [new TextBlock(text)] };
}
