namespace TeamsMentorBot.Privacy;

/// <summary>Verbs of the cards about somebody's own data and about the agreement.</summary>
internal static class PrivacyVerbs
{
    public const string Open = "mydata.open";
    public const string Page = "mydata.page";
    public const string Fold = "mydata.fold";
    public const string AskDelete = "mydata.askdelete";
    public const string Delete = "mydata.delete";
    public const string Accept = "agreement.accept";
    public const string NotNow = "agreement.notnow";
    public const string Keep = "mydata.keep";
}
