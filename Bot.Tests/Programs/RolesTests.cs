using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.Programs;

public sealed class RolesTests
{
    [Fact]
    public void Owner_Sets_The_Rhythm_And_Answers_Nothing()
    {
        var roles = Of(Sample.Owner);

        Assert.True(roles.MaySetRhythm && roles.MaySeeCounts);
        Assert.False(roles.MayAnswer || roles.MayReceiveDigests);
    }

    [Fact]
    public void Mentee_Answers_And_Mentor_Receives()
    {
        Assert.True(Of(Sample.Mentee).MayAnswer);
        Assert.False(Of(Sample.Mentee).MaySetRhythm || Of(Sample.Mentee).MayReceiveDigests);
        Assert.True(Of(Sample.Mentor).MayReceiveDigests);
        Assert.False(Of(Sample.Mentor).MaySetRhythm || Of(Sample.Mentor).MayAnswer || Of(Sample.Mentor).MaySeeCounts);
        Assert.True(Of(Sample.Sponsor).Sponsor);
    }

    [Fact]
    public void Stranger_May_Nothing() => Assert.Equal(new Roles(), Of(Sample.Person("f", "Somebody")));

    [Fact]
    public void Somebody_With_The_Same_Object_Id_In_Another_Tenant_May_Nothing()
    {
        var elsewhere = new PersonId("22222222-2222-4222-8222-222222222222", Sample.Owner.Id.ObjectId);

        Assert.Equal(new Roles(), Roles.Of(elsewhere, Sample.Program, [Sample.Pairing], [elsewhere]));
    }

    [Fact]
    public void An_Ended_Pairing_And_Another_Programs_Pairing_Count_For_Nothing()
    {
        Pairing[] pairings = [Sample.Pairing with { Ended = true }, Sample.Pairing with { ProgramId = "another" }];

        Assert.All(new[] { Sample.Mentee, Sample.Mentor, Sample.Sponsor }, person =>
            Assert.Equal(new Roles(), Roles.Of(person.Id, Sample.Program, pairings, [])));
    }

    [Fact]
    public void A_Configured_Owner_Owns_Every_Program_Of_Their_Tenant()
    {
        var helper = Sample.Person("d", "Helper").Id;

        Assert.True(Roles.Of(helper, Sample.Program, [], [helper]).MaySetRhythm);
    }

    [Theory]
    [InlineData("11111111-1111-4111-8111-111111111111|00000000-0000-4000-8000-000000000000", true)]
    [InlineData("11111111-1111-4111-8111-111111111111", false)]
    [InlineData("ola@example.org", false)]
    [InlineData("", false)]
    [InlineData("a|b", false)]
    public void A_Configured_Owner_Is_A_Tenant_And_An_Object_Id(string owner, bool understood)
    {
        var result = new ProgramsOptionsValidator().Validate(null, new ProgramsOptions { Owners = [.. new[] { Good, owner }] });

        Assert.Equal(understood, result.Succeeded);
        Assert.True(understood || result.FailureMessage!.Contains("Programs:Owners:1", StringComparison.Ordinal));
    }

    private static string Good => Sample.Owner.Id.Key;

    private static Roles Of(PersonName person) => Roles.Of(person.Id, Sample.Program, [Sample.Pairing], []);
}
