namespace TeamsMentorBot.People;

/// <summary>Verbs of the welcome and home cards. Those of other features are named here so that this room needs none of them.</summary>
internal static class PeopleVerbs
{
    public const string Start = "welcome.start";
    public const string NotNow = "welcome.notnow";
    public const string NoThanks = "welcome.nothanks";
    public const string Milestone = "home.milestone";
    public const string Reflect = "home.reflect";
    public const string Space = "home.space";
    public const string Continue = "home.continue";
    public const string Digest = "home.digest";
    public const string Rhythm = "home.rhythm";
    public const string Pause = "pause.begin";
    public const string EndPause = "pause.end";
    public const string UseText = "home.usetext";
    public const string DropText = "home.droptext";
}
