using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>A pairing that ends, or gets another mentor: picked, looked at, confirmed.</summary>
internal static class PairingCards
{
    public const string FindInput = "find";
    public const string MentorInput = "mentor";

    /// <summary>What a list on a card holds, and the bytes that it may take; whoever has more looks for a name.</summary>
    private const int MostShown = 60;
    private const int ListBytes = 12_000;

    /// <summary>What a line of it takes besides words and id.</summary>
    private const int FrameBytes = 30;

    private const int LongestFind = 60;

    public const int LongestMentor = 250;

    public static AdaptiveCard PickToEnd(IReadOnlyList<PairingLine> lines, string? find) =>
        Pick(Strings.Pairing_EndHeading, OwnerVerbs.EndPairing, lines.DistinctBy(line => line.Pairing.Id), find, []);

    /// <param name="picked">What was picked before the problem showed.</param>
    public static AdaptiveCard PickToReplace(
        IReadOnlyList<PairingLine> lines, string? find, string? problem = null, string? picked = null, string? mentor = null) => Pick(
            Strings.Pairing_ReplaceHeading,
            OwnerVerbs.ReplaceMentor,
            lines,
            find,
            [
                .. problem is null ? Array.Empty<CardElement>() : [Warning(problem)],
                new TextInput(MentorInput) { Label = Strings.Pairing_NewMentor, MaxLength = LongestMentor, Value = mentor },
            ],
            picked);

    public static AdaptiveCard End(OwnedPairing picked, string line, bool again) => Preview(
        Strings.Pairing_EndHeading, again,
        [
            Said(Strings.Pairing_EndWho, picked.Pairing.Mentee.Name, Mentors(picked.Pairing), picked.Program.Title),
            new TextBlock(Strings.Pairing_EndWhat),
        ],
        new ExecuteAction(Strings.Pairing_End, OwnerVerbs.ConfirmEnd, Data(line, picked.Mark())) { Style = ButtonStyle.Destructive });

    public static AdaptiveCard Ended(OwnedPairing picked) => Done(
        Strings.Pairing_EndHeading, Said(Strings.Privacy_PairingEnded, picked.Pairing.Mentee.Name, Mentors(picked.Pairing), picked.Program.Title));

    public static AdaptiveCard Replace(OwnedPairing picked, PersonName instead, string line, bool again)
    {
        var data = Data(line, picked.Mark(instead));
        data[MentorInput] = $"{instead.Name} <{instead.Id.ObjectId}>";
        return Preview(
            Strings.Pairing_ReplaceHeading, again,
            [
                Said(Strings.Pairing_ReplaceWho, instead.Name, picked.Mentor!.Name, picked.Pairing.Mentee.Name, picked.Program.Title),
                Said(Strings.Pairing_ReplaceWhat, picked.Mentor.Name, instead.Name),
            ],
            new ExecuteAction(Strings.Pairing_Replace, OwnerVerbs.ConfirmReplace, data) { Style = ButtonStyle.Positive });
    }

    public static AdaptiveCard Replaced(OwnedPairing picked, PersonName instead) => Done(
        Strings.Pairing_ReplaceHeading, Said(Strings.Pairing_Replaced, instead.Name, picked.Pairing.Mentee.Name, picked.Program.Title));

    /// <param name="others">Further ways to go on with what was picked.</param>
    public static AdaptiveCard Pick(
        string heading, string verb, IEnumerable<PairingLine> all, string? find, IEnumerable<CardElement> inputs, string? picked = null,
        params IEnumerable<CardButton> others)
    {
        var lines = all.Where(line => find is null || Phrase.Contains(Words(line), find)).ToList();
        var shown = CardSize.Fitting(lines.Take(MostShown), ListBytes, line => CardSize.Of(Words(line)) + CardSize.Of(line.Id) + FrameBytes);
        var isLong = find is not null || lines.Count > shown.Count;
        return new AdaptiveCard
        {
            Body =
            [
                Heading(heading),
                .. shown.Count == 0 ? [new TextBlock(Strings.Pairing_None)] : Array.Empty<CardElement>(),
                .. shown.Count == 0 ? [] : inputs.Prepend(List(shown, picked)),
                .. shown.Count < lines.Count ? [ProgramsCard.More(lines.Count - shown.Count)] : Array.Empty<CardElement>(),
                .. isLong ? [new TextInput(FindInput) { Label = Strings.Pairing_Find, MaxLength = LongestFind, Value = find }] : Array.Empty<CardElement>(),
            ],
            Actions =
            [
                .. shown.Count == 0 ? Array.Empty<CardButton>() : [new ExecuteAction(Strings.Pairing_See, verb) { Style = ButtonStyle.Positive }, .. others],
                .. isLong ? [new ExecuteAction(Strings.Pairing_DoFind, verb, new JsonObject { ["again"] = true })] : Array.Empty<CardButton>(),
                new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs) { AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }

    private static ChoiceSetInput List(List<PairingLine> lines, string? picked) =>
        new(OpenPairings.Field, [.. lines.Select(line => new Choice(Words(line), line.Id))])
        {
            Label = Strings.Pairing_Which,
            Style = ChoiceInputStyle.Compact,
            Value = lines.Exists(line => line.Id == picked) ? picked : lines[0].Id,
        };

    public static AdaptiveCard Preview(string heading, bool again, IEnumerable<CardElement> what, ExecuteAction confirm) => new()
    {
        Body =
        [
            Heading(heading),
            new TextBlock(again ? Strings.Rhythm_Again : Strings.Rhythm_NotChangedYet) { IsSubtle = true },
            .. what,
        ],
        Actions = [confirm, new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
    };

    public static AdaptiveCard Done(string heading, CardElement what) => new()
    {
        Body = [Heading(heading), what],
        Actions = [new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
    };

    public static JsonObject Data(string line, string mark) => new() { [OpenPairings.Field] = line, [ShownMark.Field] = mark };

    private static string Words(PairingLine line) => PlainText.Line(Phrase.With(
        Strings.Pairing_Line, line.Pairing.Mentee.Name, line.Mentor.Name, line.Program.Title));

    private static string Mentors(Pairing pairing) => string.Join(", ", pairing.Mentors.Select(mentor => mentor.Name));

    public static TextBlock Said(string sentence, params IEnumerable<string> names) =>
        new(Phrase.With(sentence, [.. names.Select(name => PlainText.Escape(PlainText.Line(name)))]));
}
