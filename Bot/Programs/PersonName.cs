using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>A person and the name that other people are shown.</summary>
internal sealed record PersonName(PersonId Id, string Name, string? Mail = null);
