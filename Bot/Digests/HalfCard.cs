using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

internal static class HalfCard
{
    public static AdaptiveCard For(MissingHalf missing)
    {
        var name = PlainText.Escape(PlainText.Line(missing.Pairing.Mentee.Name));
        return new AdaptiveCard
        {
            Body =
            [
                TextBlock.Title(PlainText.Escape(missing.CheckIn.Title)),
                new TextBlock(Phrase.With(Strings.Half_Text, name, missing.Set.Always.Count())),
            ],
            Actions = [new ExecuteAction(Strings.Prompt_Start, CheckInVerbs.Reflect, Data(missing)) { Style = ButtonStyle.Positive }],
        };
    }

    private static JsonObject Data(MissingHalf missing) =>
        new() { ["set"] = missing.Set.Id, [PairingChoice.InputFor(Side.Mentor)] = missing.Pairing.Id };
}
