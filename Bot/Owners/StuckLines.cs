using NodaTime;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>What did not go out, for an owner: who, what kind, since when and why; no content.</summary>
internal static class StuckLines
{
    private const int MostShown = 10;

    public static IEnumerable<CardElement> For(IReadOnlyList<StuckMessage> stuck, string zone) =>
    [
        .. Group(Strings.Owners_StatusParked, [.. stuck.Where(one => one.Item.Why is not null)], zone),
        .. Group(Strings.Owners_StatusOverdue, [.. stuck.Where(one => one.Item.Why is null)], zone),
    ];

    private static IEnumerable<CardElement> Group(string heading, IReadOnlyList<StuckMessage> stuck, string zone)
    {
        if (stuck.Count == 0)
            yield break;
        yield return new TextBlock(heading) { Color = TextColor.Warning, Spacing = Spacing.Small };
        foreach (var one in stuck.Take(MostShown))
            yield return new TextBlock(Line(one, zone)) { Spacing = Spacing.None };
        if (stuck.Count > MostShown)
            yield return ProgramsCard.More(stuck.Count - MostShown);
    }

    private static string Line(StuckMessage one, string zone)
    {
        var (name, what, since) = (PlainText.Escape(PlainText.Line(one.Name)), What(one.Item.Kind), Day(one.Item.Since, zone));
        return one.Item.Why is { Length: > 0 } code
            ? Phrase.With(Strings.Owners_StatusStuckWhy, name, what, since, PlainText.Escape(PlainText.Line(code)))
            : Phrase.With(Strings.Owners_StatusStuck, name, what, since);
    }

    private static string What(StuckKind kind) => kind switch
    {
        StuckKind.CheckIn => Strings.Owners_StatusACheckIn,
        StuckKind.Reminder => Strings.Owners_StatusAReminder,
        StuckKind.Digest => Strings.Owners_StatusADigest,
        _ => Strings.Owners_StatusAMessage,
    };

    private static string Day(DateTimeOffset since, string zone) =>
        Phrase.Day(Instant.FromDateTimeOffset(since).InZone(ZoneName.Of(null, zone)).Date);
}
