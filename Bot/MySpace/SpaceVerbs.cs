using System.Text.Json.Nodes;

namespace TeamsMentorBot.MySpace;

/// <summary>What somebody opens in their space.</summary>
internal enum Section
{
    Waiting,
    Timeline,
    Steps,
    Plans,
    Playbook,
    Shared,
}

/// <summary>Verbs of the buttons in somebody's space. They stay: cards live in chats for months.</summary>
internal static class SpaceVerbs
{
    public const string Home = "space.home";
    public const string Open = "space.open";
    public const string Read = "space.checkin";
    public const string Step = "space.step";
    public const string Settle = "space.settle";

    public const string Section = "section";
    public const string Page = "page";

    public static JsonObject At(Section section, int page) => new() { [Section] = section.ToString(), [Page] = page };
}
