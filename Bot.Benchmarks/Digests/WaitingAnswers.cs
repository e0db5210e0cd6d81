using System.Globalization;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Benchmarks.Digests;

/// <summary>Mentors of one tenant, each with one mentee whose check-in was released.</summary>
internal static class WaitingAnswers
{
    /// <summary>Of each mentor; how many questions a check-in after a milestone shares.</summary>
    public const int OfEach = 5;

    /// <summary>With the sabotage of that name, every mentor whose number this divides is left out.</summary>
    private const int DroppedEvery = 50;

    public static IEnumerable<PersonId> Mentors(DigestsPlan plan) => Enumerable.Range(1, plan.Mentors).Select(Person);

    public static Task AddAsync(ReleasedStore released, DigestsPlan plan) =>
        Parallel.ForAsync(1, plan.Mentors + 1, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, ct) =>
        {
            if (plan.Sabotage != DigestsSabotage.Drop || number % DroppedEvery != 0)
                await released.AddAsync(Person(number), Keys(number), ct);
        });

    private static IEnumerable<ReleasedKey> Keys(int mentor)
    {
        var checkIn = string.Create(CultureInfo.InvariantCulture, $"pairing-{mentor}.m-1.1");
        return Enumerable.Range(1, OfEach).Select(question => new ReleasedKey(Person(-mentor), checkIn, $"question-{question}", 1));
    }

    private static PersonId Person(int number) => new(
        Crowd.Tenants[0], string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-{(number < 0 ? 'a' : '9')}000-{Math.Abs(number):x12}"));
}
