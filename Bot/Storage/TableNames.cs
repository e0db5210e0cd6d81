namespace TeamsMentorBot.Storage;

internal static class TableNames
{
    public const string People = "People";
    public const string Programs = "Programs";
    public const string Agenda = "Agenda";
    public const string Deliveries = "Deliveries";
    public const string Released = "Released";
    public const string Instances = "Instances";

    public static IReadOnlyList<string> All { get; } = [People, Programs, Agenda, Deliveries, Released, Instances];
}

internal sealed record TableName(string Value);
