using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>The card that stands in the chat counts only; what was written opens on request, and a tap leads back.</summary>
internal static class SpaceCards
{
    private const int OnOneCard = 8;

    public static AdaptiveCard Home(SpaceCounts counts) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Space_Title),
            new TextBlock(Strings.Space_Text) { IsSubtle = true, Spacing = Spacing.Small },
            Tile.Of(Strings.Space_Waiting, Open(Section.Waiting),
                counts.Waiting == 0 ? Strings.Space_NothingWaits : Phrase.With(Strings.Space_WaitingCount, counts.Waiting)),
            Tile.Of(Strings.Space_Timeline, Open(Section.Timeline), Phrase.With(Strings.Space_TimelineCount, counts.CheckIns)),
            Tile.Of(Strings.Space_Steps, Open(Section.Steps), Phrase.With(Strings.Space_StepsCount, counts.OpenSteps, counts.SettledSteps)),
            Tile.Of(Strings.Space_Plans, Open(Section.Plans), Phrase.With(Strings.Space_PlansCount, counts.Plans, counts.Experiments)),
            Tile.Of(Strings.Space_Playbook, Open(Section.Playbook), Phrase.With(Strings.Space_PlaybookCount, counts.Lessons, counts.People)),
            Tile.Of(Strings.Space_Shared, Open(Section.Shared), Phrase.With(Strings.Space_SharedCount, counts.Shared)),
        ],
    };

    public static AdaptiveCard List(Section section, IReadOnlyList<SpaceEntry> entries, int page)
    {
        var shown = Math.Clamp(page, 0, PagesOf(entries.Count) - 1);
        var here = entries.Skip(shown * OnOneCard).Take(OnOneCard).ToList();
        // Each title stands in its button and in what older clients have for it as well.
        var room = new TextRoom(here.Count * 4);
        return Card(section, [.. here.Select(entry => TileOf(entry, room, section, shown))], shown, PagesOf(entries.Count));
    }

    public static AdaptiveCard Reading(Section section, IReadOnlyList<OwnDataPart> parts, int page)
    {
        var pages = OwnDataPages.Of(parts);
        var shown = Math.Clamp(page, 0, pages.Count - 1);
        return Card(section, [.. pages[shown].SelectMany(MyDataCards.Elements)], shown, pages.Count);
    }

    /// <summary>Already on one page.</summary>
    public static AdaptiveCard Card(Section section, IReadOnlyList<CardElement> body, int page, int pages) => new()
    {
        Body =
        [
            TextBlock.Title(TitleOf(section)),
            .. LeadOf(section) is { } lead ? [new TextBlock(lead) { IsSubtle = true, Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
            .. body.Count > 0 ? body : [new TextBlock(EmptyOf(section))],
            .. pages > 1
                ? [new TextBlock(Phrase.With(Strings.CheckIn_Progress, page + 1, pages)) { IsSubtle = true, Size = TextSize.Small, Separator = true }]
                : Array.Empty<CardElement>(),
        ],
        Actions =
        [
            .. page + 1 < pages ? [Turn(Strings.MyData_Next, section, page + 1)] : Array.Empty<CardButton>(),
            .. page > 0 ? [Turn(Strings.Space_PageBefore, section, page - 1)] : Array.Empty<CardButton>(),
            Home(),
        ],
    };

    /// <summary>Back to the list that something was opened from.</summary>
    public static CardButton Back(Section section, int page) => Turn(Strings.CheckIn_Back, section, page);

    public static CardButton Home() => new ExecuteAction(Strings.Space_Home, SpaceVerbs.Home);

    /// <summary>Each page holds so many of a list.</summary>
    public static int PagesOf(int entries) => Math.Max(1, (entries + OnOneCard - 1) / OnOneCard);

    public static IEnumerable<T> OnPage<T>(IReadOnlyList<T> all, int page) =>
        all.Skip(Math.Clamp(page, 0, PagesOf(all.Count) - 1) * OnOneCard).Take(OnOneCard);

    private static Container TileOf(SpaceEntry entry, TextRoom room, Section section, int page)
    {
        var title = room.Fit(entry.Title).Shown;
        var data = entry.Data.DeepClone().AsObject();
        foreach (var (name, value) in SpaceVerbs.At(section, page))
            data[name] = value?.DeepClone();
        return Tile.Of(
            new RichTextBlock([new TextRun(PlainText.Literal(title)) { Weight = TextWeight.Bolder }]),
            new ExecuteAction(PlainText.Line(title), entry.Verb, data),
            PlainText.Escape(entry.Line));
    }

    private static ExecuteAction Open(Section section) => Turn(TitleOf(section), section, 0);

    private static ExecuteAction Turn(string title, Section section, int page) => new(title, SpaceVerbs.Open, SpaceVerbs.At(section, page));

    private static string TitleOf(Section section) => section switch
    {
        Section.Waiting => Strings.Space_Waiting,
        Section.Timeline => Strings.Space_Timeline,
        Section.Steps => Strings.Space_Steps,
        Section.Plans => Strings.Space_Plans,
        Section.Playbook => Strings.Space_Playbook,
        _ => Strings.Space_Shared,
    };

    private static string? LeadOf(Section section) => section switch
    {
        Section.Shared => Strings.Space_SharedText,
        Section.Waiting => null,
        _ => Strings.Space_OnlyYou,
    };

    private static string EmptyOf(Section section) => section switch
    {
        Section.Waiting => Strings.Space_NothingWaitsText,
        Section.Timeline => Strings.Space_NoTimeline,
        Section.Steps => Strings.Space_NoSteps,
        Section.Plans => Strings.Space_NoPlans,
        Section.Playbook => Strings.Space_NoPlaybook,
        _ => Strings.Space_NothingShared,
    };
}
