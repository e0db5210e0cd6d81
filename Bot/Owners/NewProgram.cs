using NodaTime.Extensions;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>Whoever may create programs gets a filled document to change; nothing is stored before it was checked and confirmed.</summary>
internal sealed class NewProgram(OwnedPrograms owned, PersonStore people, TimeProvider time)
{
    /// <summary>The command <c>new program</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await CardAsync(turn, ct) is { } card
        ? turn.SendAsync(card, Strings.Owners_NewHeading, ct)
        : turn.SendAsync(Strings.Owners_CreatorsOnly, ct));

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction _, CancellationToken ct) =>
        await CardAsync(turn, ct) is { } card ? CardResponse.Card(card) : CardResponse.Error("CreatorsOnly", Strings.Owners_CreatorsOnly);

    private async Task<AdaptiveCard?> CardAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        if (!owned.IsOwnerOfAll(id))
            return null;
        var person = await people.GetAsync(id, ct);
        var zone = ZoneName.Of(person.Zone);
        var name = person.Name ?? Strings.Owners_NewOwner;
        var today = time.GetCurrentInstant().InZone(zone).Date;
        return DocumentCard.New(ProgramWriter.Write(ProgramTemplate.For(new PersonName(id, name), zone.Id, today)));
    }
}
