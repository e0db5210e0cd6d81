using System.Globalization;
using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>Two mentees, three mentors and an owner of one program, with their chats, and the model of who was given what.</summary>
internal sealed class LeakCast
{
    public const int Size = 6;

    /// <summary>Place of the mentor who has not said yes to the agreement of any pairing.</summary>
    public const int Unasked = 4;

    private int marks;

    public LeakCast(BotFixture bot, IReadOnlyList<Somebody> people, int number)
    {
        (Bot, People) = (bot, people);
        Watch = new LeakWatch(bot);
        Users = people.ToDictionary(who => who, Watch.Add);
        Program = Mentorship.Program with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"leaks-{number}"),
            Owners = [people[^1].PersonName],
            QuestionSetId = TwoTexts.Set.Id,
            MailNamedInAgreement = number % 2 == 0,
        };
    }

    public BotFixture Bot { get; }

    public IReadOnlyList<Somebody> People { get; }

    public IReadOnlyDictionary<Somebody, TeamsUser> Users { get; }

    public MentoringProgram Program { get; }

    public LeakModel Model { get; } = new();

    public LeakWatch Watch { get; }

    /// <summary>What really happened, each with how often.</summary>
    public Dictionary<string, int> Happened { get; } = [];

    public async Task JoinAsync()
    {
        await Bot.Get<ProgramStore>().AddAsync(Program, default);
        // Each of the mentors is the sponsor of somebody else.
        await PairAsync(People[0], People[3], People[2]);
        await PairAsync(People[1], People[2], People[3], People[Unasked]);
        foreach (var user in Users.Values)
            await user.InstallsAsync();
    }

    public async Task PairAsync(Somebody mentee, Somebody? sponsor, params List<Somebody> mentors)
    {
        var pairing = new PairingModel($"pair-{mentee.ObjectId[..8]}", mentee) 
        {
            Mentors = mentors,
            Sponsor = sponsor,
            // All of them but one, who is still to be asked.
            Agreed = [.. People.Where((_, place) => place != Unasked)],
        };
        await Bot.Get<PairingStore>().AddAsync(new Pairing
        {
            Id = pairing.Id,
            ProgramId = Program.Id,
            Mentee = mentee.PersonName,
            Mentors = [.. mentors.Select(mentor => mentor.PersonName)],
            Sponsor = sponsor?.PersonName,
            Accepted = Agreed.By(pairing.Agreed.Select(who => who.PersonName)),
        }, default);
        Model.Pairings.Add(pairing);
    }

    /// <summary>Stores the pairing as the model has it by now.</summary>
    public async Task ChangeAsync(PairingModel pairing)
    {
        var pairings = Bot.Get<PairingStore>();
        var stored = (await pairings.FindAsync(pairing.Mentee.Id, pairing.Id, default))!;
        Assert.True(await pairings.ChangeAsync(stored, stored.Pairing with
        {
            Mentors = [.. pairing.Mentors.Select(mentor => mentor.PersonName)],
            Sponsor = pairing.Sponsor?.PersonName,
            Ended = pairing.Ended,
        }, default));
    }

    /// <summary>Presses what may stand on no card of theirs.</summary>
    public Task<HttpResponseMessage> PressAsync(Somebody who, string verb, JsonObject data, SheetModel sheet)
    {
        data["mentee"] = sheet.Author.ObjectId;
        data["checkIn"] = sheet.CheckInId;
        return Users[who].PostAsync(Users[who].InvokeActivity("1", verb, data));
    }

    public string Write(Somebody author)
    {
        var mark = NextMark(author);
        Model.Wrote(author, mark);
        return mark;
    }

    public string NextMark(Somebody author) => string.Create(CultureInfo.InvariantCulture, $"zq-{author.ObjectId[..8]}-{marks++}-end");

    public void Note(string what) => Happened[what] = Happened.GetValueOrDefault(what) + 1;
}
