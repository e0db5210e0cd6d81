using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Core;
using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Telemetry;

public sealed class MeasuresTests
{
    [Fact]
    public async Task A_Story_Is_Counted_By_Words_Of_The_Code_And_By_None_Of_Anybodys()
    {
        var counted = new ConcurrentBag<(string Name, string Tags)>();
        var values = new ConcurrentBag<object?>();
        using var meters = Listen((name, tags) =>
        {
            counted.Add((name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
            Array.ForEach(tags.ToArray(), tag => values.Add(tag.Value));
        });
        using var spans = Follow(span => Array.ForEach([.. span.TagObjects], tag => values.Add(tag.Value)));

        await using (var story = await Mentorship.StartAsync())
        {
            await story.SharesAsync(Answers.First);
        }

        (string Name, string Tags)[] expected =
        [
            (Measures.TurnDuration, "type=message outcome=ok"),
            (Measures.TurnDuration, "type=invoke outcome=ok"),
            (Measures.AgendaItems, "kind=digest"),
            (Measures.AgendaLag, "kind=release"),
            (Measures.Deliveries, "message=digest door=chat outcome=sent"),
            (Measures.Deliveries, "message=digest door=mail outcome=sent"),
            (Measures.StorageDuration, "operation=transaction status=202"),
            (Measures.StorageDuration, "operation=query status=200"),
            (Measures.GraphDuration, "operation=user-sendmail status=202"),
        ];
        Assert.All(expected, measure => Assert.Contains(measure, counted));
        // Whatever runs beside this test is heard as well, and has to keep to it too.
        Assert.All(values, value => Assert.Matches("^[A-Za-z0-9_-]{1,40}$", Assert.IsType<string>(value)));
    }

    [Fact]
    public void What_Is_No_Word_Of_The_Code_Does_Not_Go_Out()
    {
        var tags = new ConcurrentBag<string>();
        using var meters = Listen((name, found) => tags.Add(string.Join(' ', found.ToArray().Select(tag => tag.Value))));

        Measures.Sent("zq I was afraid", "chat", "Unknown");
        Measures.Due(new string('k', 41), TimeSpan.Zero)?.Dispose();

        Assert.Contains("other chat unknown", tags);
        Assert.DoesNotContain(tags, tag => tag.Contains("afraid", StringComparison.Ordinal) || tag.Contains("kkk", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "account/People(PartitionKey='a',RowKey='b')", "get")]
    [InlineData("GET", "People()", "query")]
    [InlineData("POST", "People", "insert")]
    [InlineData("POST", "$batch", "transaction")]
    [InlineData("POST", "account/Tables", "create-table")]
    [InlineData("MERGE", "People(PartitionKey='a',RowKey='b')", "merge")]
    [InlineData("PUT", "People(PartitionKey='a',RowKey='b')", "replace")]
    [InlineData("DELETE", "People(PartitionKey='a',RowKey='b')", "delete")]
    public void A_Request_To_The_Tables_Is_Named_By_What_It_Does(string method, string path, string operation) =>
        Assert.Equal(operation, MeasuredStorage.Operation(RequestMethod.Parse(method), path));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("https://collector.example.com:4318", "api-key=abc", true)]
    [InlineData("collector.example.com", null, false)]
    [InlineData("ftp://collector.example.com", null, false)]
    [InlineData("https://collector.example.com", "abc", false)]
    public void A_Collectors_Address_And_Headers_Are_Checked_At_The_Start(string? endpoint, string? headers, bool good)
    {
        var result = new TelemetryOptionsValidator().Validate(null, new TelemetryOptions { OtlpEndpoint = endpoint, OtlpHeaders = headers });

        Assert.Equal(good, result.Succeeded);
        Assert.True(good || result.FailureMessage!.StartsWith("Telemetry:Otlp", StringComparison.Ordinal));
    }

    [Fact]
    public void Signals_Go_Below_The_Collectors_Address()
    {
        var options = new TelemetryOptions { OtlpEndpoint = "https://collector.example.com/otlp/" };

        Assert.Equal("https://collector.example.com/otlp/v1/metrics", options.AddressOf("metrics").AbsoluteUri);
    }

    private static MeterListener Listen(Heard heard)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Measures.Source)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => heard(instrument.Name, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => heard(instrument.Name, tags));
        listener.Start();
        return listener;
    }

    private static ActivityListener Follow(Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Measures.Source,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private delegate void Heard(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags);
}
