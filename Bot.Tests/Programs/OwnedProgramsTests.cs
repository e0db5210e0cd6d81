using Microsoft.Extensions.Options;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.Programs;

public sealed class OwnedProgramsTests
{
    private static readonly PersonId Elsewhere = new("22222222-2222-4222-8222-222222222222", Sample.Owner.Id.ObjectId);

    [Fact]
    public void A_Program_Belongs_To_The_Owners_That_It_Names()
    {
        Assert.True(Owned().Owns(Sample.Owner.Id, Sample.Program));
        Assert.All(
            new[] { Sample.Mentee, Sample.Mentor, Sample.Sponsor, Sample.Person("f", "Somebody") },
            person => Assert.False(Owned().Owns(person.Id, Sample.Program)));
    }

    [Fact]
    public void A_Configured_Owner_Owns_Every_Program_Of_Their_Tenant()
    {
        var helper = Sample.Person("d", "Helper").Id;

        Assert.True(Owned(helper).Owns(helper, Sample.Program));
    }

    [Fact]
    public void Somebody_With_The_Same_Object_Id_In_Another_Tenant_Owns_Nothing()
    {
        Assert.False(Owned().Owns(Elsewhere, Sample.Program));
        Assert.False(Owned(Elsewhere).Owns(Elsewhere, Sample.Program));
    }

    [Theory]
    [InlineData("11111111-1111-4111-8111-111111111111|00000000-0000-4000-8000-000000000000", true)]
    [InlineData("11111111-1111-4111-8111-111111111111", false)]
    [InlineData("ola@example.org", false)]
    [InlineData("", false)]
    [InlineData("a|b", false)]
    public void A_Configured_Owner_Is_A_Tenant_And_An_Object_Id(string owner, bool understood)
    {
        var result = new ProgramsOptionsValidator().Validate(null, new ProgramsOptions { Owners = [Sample.Owner.Id.Key, owner] });

        Assert.Equal(understood, result.Succeeded);
        Assert.True(understood || result.FailureMessage!.Contains("Programs:Owners:1", StringComparison.Ordinal));
    }

    private static OwnedPrograms Owned(params IEnumerable<PersonId> configured) =>
        new(null!, Options.Create(new ProgramsOptions { Owners = [.. configured.Select(person => person.Key)] }));
}
