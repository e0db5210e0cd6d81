using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Telemetry;

public sealed class ProgramVersionTests
{
    [Theory]
    [InlineData("1.2.3+0123456789abcdef0123456789abcdef01234567", "1.2.3+0123456")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.2.3-preview.1", "1.2.3-preview.1")]
    public void A_Commit_Is_Shortened_And_A_Version_Without_One_Stays(string informational, string shown) =>
        Assert.Equal(shown, ProgramVersion.Short(informational));

    [Fact]
    public async Task Help_Ends_With_The_Version_And_Nothing_Else_Does()
    {
        await using var story = await Mentorship.StartAsync();

        await story.Maya.SaysAsync("help");
        Assert.Contains($"\nVersion {ProgramVersion.Text}.\n", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Maya.SaysAsync("hi");
        Assert.DoesNotContain(ProgramVersion.Text, story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }
}
