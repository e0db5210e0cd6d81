using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What a set of questions rests on, for whoever asks.</summary>
internal static class WhyCard
{
    public static AdaptiveCard For(QuestionSet set) => new()
    {
        Body = [TextBlock.Title(set.Title), .. Ground(set)],
    };

    /// <summary>The same below a question, opened by the client alone, so that nothing that was typed is lost.</summary>
    public static ShowCardAction Button(QuestionSet set) => new(Strings.Why_Title, new AdaptiveCard { Version = null, Body = [.. Ground(set)] });

    private static IEnumerable<CardElement> Ground(QuestionSet set)
    {
        yield return new TextBlock(Strings.Why_Source) { Weight = TextWeight.Bolder };
        yield return RichTextBlock.Plain(Flowing(set.Source)) with { Spacing = Spacing.Small };
        if (set.Framework is not { } framework)
            yield break;
        yield return new TextBlock(Strings.Why_Framework) { Weight = TextWeight.Bolder };
        yield return RichTextBlock.Plain(Flowing(framework)) with { Spacing = Spacing.Small };
    }

    /// <summary>A file breaks its lines where it is full; a card where the screen is.</summary>
    private static string Flowing(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries));
}
