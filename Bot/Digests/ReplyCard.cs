using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A reader's words as the author reads them.</summary>
internal static class ReplyCard
{
    public static Activity Message(DigestEntry entry, Reply reply) => CardActivity.For(For(entry, reply), Strings.Digest_ReplySummary);

    public static Activity Acknowledgement(DigestEntry entry) =>
        Activity.Message(Phrase.With(Strings.Digest_TheyRead, PlainText.Escape(PlainText.Line(entry.ReaderName)), PlainText.Escape(entry.Title))) with
        {
            Summary = entry.IsMentors ? Strings.Digest_MenteeReadSummary : Strings.Digest_ReadSummary,
        };

    private static AdaptiveCard For(DigestEntry entry, Reply reply) => new()
    {
        Body =
        [
            new TextBlock(PlainText.Escape(Phrase.With(Strings.Digest_TheyReplied, PlainText.Line(entry.ReaderName), entry.Title)))
            {
                Size = TextSize.Medium,
                Weight = TextWeight.Bolder,
                Style = TextBlockStyle.Heading,
            },
            RichTextBlock.Plain(reply.Text),
        ],
    };
}
