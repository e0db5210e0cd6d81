using System.Text.Json.Nodes;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>One rule that no longer holds, because the tables show the bot something else than was stored.</summary>
internal enum BrokenRule
{
    None,

    /// <summary>Once released, always released.</summary>
    TakenBack,

    /// <summary>A release is over its hold at once.</summary>
    Hold,

    /// <summary>Once a mentor, always a mentor.</summary>
    Pairing,

    /// <summary>A release lets every answer out, whatever its switch says.</summary>
    Visibility,

    /// <summary>Whoever is a mentor reads what was released before they were.</summary>
    Readers,

    /// <summary>What went to the mentor counts as opened to the sponsor.</summary>
    Sponsor,

    /// <summary>Whoever was not asked counts as having said yes to the agreement.</summary>
    Agreement,

    /// <summary>A release of a mentor's own reflection lets all of it out, whatever its switches say.</summary>
    MentorsOwn,
}

/// <summary>Spoils rows as they are read.</summary>
internal sealed class SpoiltRows(BrokenRule rule)
{
    private readonly Dictionary<string, JsonArray> everMentors = [];
    private readonly Dictionary<string, JsonNode> sponsors = [];
    private readonly Lock gate = new();

    public void Spoil(JsonObject row)
    {
        var kind = row["RowKey"]?.GetValue<string>().Split('|')[0];
        if (kind == "program" && rule == BrokenRule.Hold)
            row["HoldSeconds"] = 0.0;
        if (kind == "pairing" && rule == BrokenRule.Agreement)
            row["Accepted"] = new JsonArray([.. JsonNode.Parse(row["Mentors"]!.GetValue<string>())!.AsArray().Concat(
                JsonNode.Parse(row["Mentee"]!.GetValue<string>())!.AsArray()).Select(Yes)]).ToJsonString();
        if (kind == "pairing" && rule is BrokenRule.Pairing or BrokenRule.Readers)
            Remember(row);
        if (kind == "pairing" && rule == BrokenRule.Sponsor && row["Sponsor"]!.GetValue<string>() is { Length: > 0 } sponsor)
            sponsors[row["PartitionKey"]!.GetValue<string>()] = Reader(JsonNode.Parse(sponsor)![0]);
        if (kind == "checkin" && row["Data"] is not null
            && rule is BrokenRule.TakenBack or BrokenRule.Visibility or BrokenRule.Readers or BrokenRule.Sponsor or BrokenRule.MentorsOwn)
            row["Data"] = Spoilt(JsonNode.Parse(row["Data"]!.GetValue<string>())!.AsObject(), row["PartitionKey"]!.GetValue<string>()).ToJsonString();
    }

    private void Remember(JsonObject row)
    {
        lock (gate)
        {
            var key = row["PartitionKey"]!.GetValue<string>();
            var ever = everMentors.TryGetValue(key, out var known) ? known : everMentors[key] = [];
            foreach (var mentor in JsonNode.Parse(row["Mentors"]!.GetValue<string>())!.AsArray())
                if (!ever.Any(other => other!["id"]!.GetValue<string>() == mentor!["id"]!.GetValue<string>()))
                    ever.Add(mentor!.DeepClone());
            if (rule == BrokenRule.Pairing)
                (row["Mentors"], row["Ended"]) = (ever.ToJsonString(), false);
        }
    }

    private JsonObject Spoilt(JsonObject checkIn, string partition)
    {
        foreach (var release in checkIn["releases"]?.AsArray().Select(release => release!.AsObject()) ?? [])
        {
            if (rule == BrokenRule.TakenBack && release["state"]!.GetValue<string>() == "TakenBack")
                release["state"] = "Released";
            if (rule == BrokenRule.Visibility || (rule == BrokenRule.MentorsOwn && checkIn["mentee"] is not null))
                release["items"] = new JsonArray([.. checkIn["answers"]!.AsArray().Select(Item)]);
            if (rule == BrokenRule.Readers)
                release["readers"] = Everybody(partition);
            if (rule == BrokenRule.Sponsor && sponsors.TryGetValue(partition, out var sponsor))
                OpenAll(release, sponsor);
        }

        return checkIn;
    }

    private static void OpenAll(JsonObject release, JsonNode sponsor)
    {
        release["sponsor"] = sponsor.DeepClone();
        foreach (var item in release["items"]!.AsArray())
            item!["visibility"] = "MentorAndSponsor";
    }

    private static JsonObject Reader(JsonNode? person) => new()
    {
        ["objectId"] = person!["id"]!.GetValue<string>().Split('|')[1],
        ["name"] = person["name"]!.GetValue<string>(),
    };

    private static JsonObject Yes(JsonNode? person) => new()
    {
        ["objectId"] = person!["id"]!.GetValue<string>().Split('|')[1],
        ["at"] = "2026-01-01T00:00:00+00:00",
        ["mail"] = true,
    };

    private static JsonObject Item(JsonNode? answer) => new()
    {
        ["questionId"] = answer!["questionId"]!.DeepClone(),
        ["revision"] = answer["revision"]!.DeepClone(),
        ["visibility"] = "Mentor",
    };

    private JsonArray Everybody(string partition)
    {
        lock (gate)
            return [.. everMentors.GetValueOrDefault(partition, []).Select(Reader)];
    }
}
