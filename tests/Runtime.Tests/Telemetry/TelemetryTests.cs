using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Telemetry;

/// <summary>Spans, metrics and events of a tour say what happened, and neither whose data it was nor who asked.</summary>
public sealed class TelemetryTests
{
    private const string Mark = "Geheim";

    private static readonly string[] Instruments =
    [
        "xnat.client.active_requests", "xnat.client.request.duration", "xnat.client.request.wait", "xnat.client.retries",
        "xnat.client.sign_ins",
    ];

    [Fact]
    public async Task NoLabelAndNoSecretIsTold()
    {
        var told = new ConcurrentBag<string>();
        using var spans = Spans(told);
        using var metrics = Metrics(told);
        await using var server = await XnatServer.StartAsync(static data => data
            .User(Mark + "User", Mark + "Pass").Project(Mark + "P").Owner(Mark + "User").Subject(Mark + "S").Experiment(Mark + "E")
            .Scan("1", "T1").File("DICOM", Mark + ".dcm", [1]));
        server.Faults.AnswerStatus("/data/projects", 503, times: 2);
        server.Faults.AnswerStatus("/data/subjects", 401, times: 1);
        var options = new XnatClientOptions
        {
            Retry = new() { Delay = TimeSpan.FromMilliseconds(1) },
            Listener = happened => told.Add(happened.ToString()),
        };

        await TourAsync(server, options, told);

        Assert.Contains(told, text => text.StartsWith("XnatRetryEvent", StringComparison.Ordinal));
        Assert.Contains(told, text => text.StartsWith("XnatSessionEndedEvent", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("span GET /data/projects/{project}", StringComparison.Ordinal));
        Assert.All(Instruments, name => Assert.Contains(told, text => text.Contains(name, StringComparison.Ordinal)));
        Assert.DoesNotContain(told, text => text.Contains(Mark, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ListenerThatThrowsSpoilsNothing()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1"));
        var options = new XnatClientOptions { Listener = static _ => throw new FormatException("mine") };
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);

        Assert.Equal("P1", (await xnat.Projects.GetAsync("P1")).Id);
    }

    private static async Task TourAsync(XnatServer server, XnatClientOptions options, ConcurrentBag<string> told)
    {
        var wrong = XnatCredential.UserPassword(Mark + "User", Mark + "Wrong");
        var refused = await Assert.ThrowsAsync<XnatAuthenticationException>(() => XnatClient.ConnectAsync(server.Url, wrong, options));
        told.Add(refused.Message);
        var credential = XnatCredential.UserPassword(Mark + "User", Mark + "Pass");
        await using var xnat = await XnatClient.ConnectAsync(server.Url, credential, options);
        var project = await xnat.Projects.GetAsync(Mark + "P");
        await foreach (var subject in xnat.Subjects) _ = subject.Label;
        var session = (MrSessionData)await project.Experiments.GetAsync(Mark + "E");
        session.Note = Mark;
        await session.SaveAsync();
        told.Add((await Assert.ThrowsAsync<XnatNotFoundException>(() => project.Subjects.GetAsync(Mark + "None"))).Message);
        using var raw = await xnat.Http.GetAsync(new Uri($"/xapi/{Mark}/{Mark}?{Mark}={Mark}", UriKind.Relative));
    }

    private static ActivityListener Spans(ConcurrentBag<string> told)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is XnatTelemetry.ActivitySourceName or "System.Net.Http",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => told.Add(
                $"{span.Source.Name} span {span.DisplayName} {string.Join(' ', span.TagObjects)} {span.StatusDescription}"
                + string.Join(' ', span.Events.Select(static e => e.Name))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Metrics(ConcurrentBag<string> told)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name is XnatTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Tell(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Tell(instrument, value, tags));
        listener.Start();
        return listener;

        void Tell(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => told.Add(
            string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
    }
}
