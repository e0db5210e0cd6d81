using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>What mentees do with packs for their sponsors.</summary>
internal sealed class LeakPacking(LeakCast cast)
{
    private const string Toggle = "share.item ";

    /// <param name="detail">Says whether the last pack is taken back instead, whether a sentence is added, and what is taken out.</param>
    public async Task PackAsync(PairingModel pairing, int detail)
    {
        if (detail % 5 == 4 && cast.Model.Packs.FindLast(known => known.Pairing == pairing) is { } last)
        {
            await TakeBackAsync(last);
            return;
        }

        cast.Bot.Time.Advance(TimeSpan.FromSeconds(21));
        cast.Model.HoldsEnd();
        await cast.Bot.SettleAsync();
        var user = cast.Users[pairing.Mentee];
        await user.SaysAsync("pack");
        var card = user.Latest;
        if (card.Card is null || pairing.Sponsor is not { } sponsor)
            return;
        if (user.Sees(card)!.Button($"A pack for {sponsor.Name}") is not null)
            await user.PressesAsync(card, $"A pack for {sponsor.Name}");
        var own = detail % 2 == 0 && user.Sees(card)!.Button("Add a sentence of my own") is not null ? cast.Write(pairing.Mentee) : null;
        if (own is not null)
        {
            await user.PressesAsync(card, "Add a sentence of my own");
            await user.PressesAsync(card, "Next", new { text = own });
        }

        await SendAsync(pairing, card, detail % 3 == 0, own);
    }

    private async Task SendAsync(PairingModel pairing, SentActivity card, bool lessOne, string? own)
    {
        var user = cast.Users[pairing.Mentee];
        for (var tries = 0; tries < 3; tries++)
        {
            if (user.Sees(card)!.Buttons.FirstOrDefault(title => title.StartsWith("Send to ", StringComparison.Ordinal)) is not { } send)
                return;
            var items = Items(user.Sees(card)!);
            var left = lessOne ? items.Keys.FirstOrDefault() : null;
            var switches = items.Keys.ToDictionary(item => item, item => item == left ? "false" : "true");
            var marks = items.Where(item => item.Key != left).SelectMany(item => item.Value);
            var words = (await user.PressesAsync(card, send, switches)).Card?.Words;
            if (words?.Contains("have changed since", StringComparison.Ordinal) is true)
                continue;
            var sponsor = cast.People.Single(person => send.EndsWith(person.Name, StringComparison.Ordinal));
            cast.Model.Packs.Add(new PackModel(pairing, card, sponsor, [.. marks, .. own is null ? Array.Empty<string>() : [own]], own));
            cast.Note("pack");
            return;
        }
    }

    private async Task TakeBackAsync(PackModel pack)
    {
        var user = cast.Users[pack.Pairing.Mentee];
        if (user.Sees(pack.Card)?.Button("Take back") is null)
            return;
        await user.PressesAsync(pack.Card, "Take back");
        pack.State = ReleaseState.TakenBack;
    }

    private static Dictionary<string, string[]> Items(CardView card) => (
        from element in card.Json.GetProperty("body").EnumerateArray()
        let toggle = new CardView(element).InputIds.FirstOrDefault(id => id.StartsWith(Toggle, StringComparison.Ordinal))
        where toggle is not null
        select (toggle, LeakWatch.MarksIn(element.GetRawText()).ToArray())).ToDictionary();
}
