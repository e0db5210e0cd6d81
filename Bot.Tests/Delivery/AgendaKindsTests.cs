using System.Reflection;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class AgendaKindsTests
{
    [Fact]
    public async Task Every_Kind_Of_The_Agenda_Is_Named_Once_And_Has_One_Handler()
    {
        await using var bot = await BotFixture.StartAsync();
        var named = typeof(AgendaKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(named.Order(StringComparer.Ordinal), bot.Get<IEnumerable<IAgendaHandler>>().Select(handler => handler.Kind).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("prompt.maya-and-daniel.1", null, "prompt", "chat")]
    [InlineData("prompt.maya-and-daniel.1", "BotBlockedByUser", "prompt", "chat")]
    [InlineData("digest.leaders.1", "Feed", "digest", "feed")]
    [InlineData("mail.digest.leaders.2", "Mail", "digest", "mail")]
    [InlineData("chat", null, "chat", "chat")]
    [InlineData("", null, "", "chat")]
    public void A_Key_Tells_Which_Message_It_Is_And_By_Which_Door(string key, string? code, string message, string door) =>
        Assert.Equal(new MessageKey(message, door), MessageKey.Read(key, code));

    [Fact]
    public void Whatever_Asks_For_A_Check_In_Is_One_To_Whoever_Looks_After_It()
    {
        string[] kinds = [AgendaKinds.CheckIn, AgendaKinds.PutOff, AgendaKinds.FollowOn, AgendaKinds.Milestone, AgendaKinds.ReachedMilestone];
        string[] messages = [CadencePrompts.KeyOf("x"), AskAgain.KeyOf("x"), "then.x", "happened.x"];

        Assert.All(kinds, kind => Assert.Equal(StuckKind.CheckIn, StuckKinds.Of(new AgendaItem("a|b", default, kind, "x"))));
        Assert.All(messages, key => Assert.Equal(StuckKind.CheckIn, StuckKinds.OfMessage(key)));
        Assert.Equal(StuckKind.Digest, StuckKinds.OfMessage(MessageKey.By("Mail", "digest.x")));
        Assert.Equal(StuckKind.Message, StuckKinds.OfMessage("agreement.x"));
    }
}
