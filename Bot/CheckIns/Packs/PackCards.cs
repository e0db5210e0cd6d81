using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>Offers a pack, and shows what one holds.</summary>
internal static class PackCards
{
    public const string Pairing = "pairing";

    public static AdaptiveCard Offer(Pairing pairing, PersonName sponsor, int count) => new()
    {
        Body =
        [
            TextBlock.Title(Phrase.With(Strings.Pack_OfferTitle, Name(sponsor))),
            new TextBlock(Phrase.With(Strings.Pack_OfferText, Name(sponsor), count)) { Spacing = Spacing.Small },
        ],
        Actions =
        [
            new ExecuteAction(Strings.Pack_Look, CheckInVerbs.Pack, Data(pairing)) { Style = ButtonStyle.Positive },
            new ExecuteAction(Strings.Pack_NotNow, CheckInVerbs.NoPack, Data(pairing)),
        ],
    };

    public static AdaptiveCard Said(string sentence) => new() { Body = [new TextBlock(sentence)] };

    /// <summary>Which of several.</summary>
    public static AdaptiveCard Choose(IEnumerable<Pairing> pairings) => new()
    {
        Body = [TextBlock.Title(Strings.Pack_Choose)],
        Actions = [.. pairings.Select(pairing =>
            new ExecuteAction(Phrase.With(Strings.Pack_For, PlainText.Line(pairing.Sponsor!.Name)), CheckInVerbs.Pack, Data(pairing)))],
    };

    /// <summary>As they were released, each with a switch.</summary>
    public static IEnumerable<CardElement> Review(CheckIn checkIn, string readers, TextRoom room) => checkIn.Pack.Select(item => new Container(
    [
        .. Read(item, room),
        .. readers.Length == 0 ? Array.Empty<CardElement>()
            :
            [
                new ToggleInput(ReviewCard.SharePrefix + item.Id, Phrase.With(Strings.Review_Share, readers))
                {
                    Value = item.LeftOut ? "false" : "true",
                    Spacing = Spacing.Small,
                },
            ],
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
    });

    public static IEnumerable<CardElement> Read(PackItem item, TextRoom room)
    {
        var (shown, hidden) = room.Fit(item.Text);
        yield return TextBlock.Plain(item.Label) with { Weight = TextWeight.Bolder };
        yield return RichTextBlock.Plain(shown) with { Spacing = Spacing.Small };
        if (hidden > 0)
            yield return new TextBlock(Phrase.With(Strings.Answer_MoreText, hidden)) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
    }

    private static string Name(PersonName sponsor) => PlainText.Escape(PlainText.Line(sponsor.Name));

    private static JsonObject Data(Pairing pairing) => new() { [Pairing] = pairing.Id };
}
