using TeamsMentorBot.Owners.RollOuts;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Text;

/// <summary>Lists of names are the same on every host: a press on one is checked against what another made.</summary>
public sealed class NamesTests
{
    private static readonly string[] Names = ["Zoe", "Özil", "anna", "Bert", "Iris"];

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("en-US")]
    public void Names_Stand_In_One_Order_And_Are_Found_Whatever_The_Hosts_Language_Is(string host)
    {
        using var culture = new HostCulture(host);
        var waiting = Names.Select(name => Mentorship.Pairing with { Mentee = new PersonName(Somebody.Maya.Id, name), Waits = true });

        var state = RollOutState.Of(Mentorship.Program, new(2026, 11, 16), waiting);

        Assert.Equal(["anna", "Bert", "Iris", "Özil", "Zoe"], state.Waiting.Select(pairing => pairing.Mentee.Name));
        Assert.True(Phrase.Contains("With IRIS", "iris"));
        Assert.False(Phrase.Contains("With Iris", "Iras"));
    }
}
