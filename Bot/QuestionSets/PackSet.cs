using TeamsMentorBot.Text;

namespace TeamsMentorBot.QuestionSets;

/// <summary>What a mentee can add to a pack for their sponsor. It is no way of reflecting, so no file holds it and nobody is offered it.</summary>
internal static class PackSet
{
    /// <summary>No file can have this id: theirs hold no space.</summary>
    public const string Id = "sponsor pack";

    public static QuestionSet Set { get; } = new()
    {
        Id = Id,
        Version = 1,
        Title = Strings.Pack_Title,
        Source = Strings.Pack_Source,
        Readers = Audience.Sponsor,
        Questions =
        [
            new() { Id = "own-words", Kind = QuestionKind.LongText, Detail = true, Label = Strings.Pack_OwnWords, Ask = Strings.Pack_Ask },
        ],
        AskNext = new([Strings.Pack_AskDoor, Strings.Pack_AskWho, Strings.Pack_AskSay], [Strings.Pack_AskDoor, Strings.Pack_AskWho, Strings.Pack_AskSay]),
    };
}
