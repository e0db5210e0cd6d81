using Azure.Core.Pipeline;
using Azure.Data.Tables;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

/// <summary>A table whose service is a list of answers.</summary>
internal static class Scripted
{
    public const string Account = "mentors";
    public static readonly Uri Endpoint = new("https://mentors.table.core.windows.net");
    public static readonly string Key = Convert.ToBase64String(Enumerable.Range(0, 64).Select(number => (byte)number).ToArray());

    public static TableClient Table(ScriptedHandler handler, string name = "People") =>
        new TableServiceClient(Endpoint, new TableSharedKeyCredential(Account, Key), Options(handler)).GetTableClient(name);

    public static TableClientOptions Options(ScriptedHandler handler)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(handler)) };
        options.Retry.Delay = TimeSpan.FromTicks(1);
        options.Retry.MaxDelay = TimeSpan.FromTicks(1);
        options.Retry.MaxRetries = 2;
        return options;
    }
}
