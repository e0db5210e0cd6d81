using System.Text.Json;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Tests.Infrastructure;
using Xunit.Abstractions;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>C2SP's Wycheproof vectors for JSON Web Signatures, at the signature layer.</summary>
public sealed class SignatureVectorTests(ITestOutputHelper output)
{
    private const string Vectors = "wycheproof/json_web_signature_test.json";

    [SharedDataFact(Vectors)]
    public async Task Published_Vectors_Are_Accepted_And_Refused_As_They_Say_And_Other_Algorithms_Are_Refused()
    {
        int accepted = 0, refused = 0, others = 0;
        var wrong = new List<string>();
        foreach (var (group, test) in Tests(JsonElement.Parse(await File.ReadAllTextAsync(SharedData.PathOf(Vectors)))))
        {
            var token = test.GetProperty("jws").GetString()!;
            var isOurs = group.TryGetProperty("public", out var key)
                && (!key.TryGetProperty("alg", out var algorithm) || algorithm.GetString() == "RS256")
                && key.TryGetProperty("kty", out var type) && type.GetString() == "RSA";
            var good = isOurs && test.GetProperty("result").GetString() == "valid";
            if (Accepts(token, key) != good)
                wrong.Add($"{test.GetProperty("tcId")} {test.GetProperty("comment")}");

            _ = good ? accepted++ : isOurs ? refused++ : others++;
        }

        output.WriteLine($"RS256: {accepted} to accept, {refused} to refuse; {others} of other algorithms to refuse.");
        Assert.Empty(wrong);
        Assert.Equal(8, accepted);
        Assert.True(refused > 200 && others > 100);
    }

    private static bool Accepts(string token, JsonElement? key) =>
        SignedToken.Read(token) is { } read && SigningKey.Read(key) is { } usable && read.IsSignedBy(usable);

    private static IEnumerable<(JsonElement Group, JsonElement Test)> Tests(JsonElement root) =>
        from found in root.GetProperty("testGroups").EnumerateArray()
        from test in found.GetProperty("tests").EnumerateArray()
        select (found, test);
}
