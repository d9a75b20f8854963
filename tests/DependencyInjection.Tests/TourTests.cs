using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xnat.Typed.Model;
using Xnat.Typed.Server;
using Xunit.Abstractions;

namespace Xnat.Typed.DependencyInjection.Tests;

/// <summary>All that a host's logs, spans and metrics say of one tour, by the exporter of OpenTelemetry.</summary>
public sealed class TourTests(ITestOutputHelper output)
{
    private const string Mark = "Geheim";

    [Fact]
    public async Task LogsSpansAndMetricsOfATourNameNobody()
    {
        var spans = new List<Activity>();
        var metrics = new List<Metric>();
        using var tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource(XnatTelemetry.ActivitySourceName, "System.Net.Http").AddInMemoryExporter(spans).Build();
        using var metering = Sdk.CreateMeterProviderBuilder().AddMeter(XnatTelemetry.MeterName).AddInMemoryExporter(metrics).Build();
        using var logs = new LogLines();
        var messages = new List<string>();
        await using var server = await XnatServer.StartAsync(static data => data
            .User(Mark + "User", Mark + "Pass").Project(Mark + "P").Owner(Mark + "User").Subject(Mark + "S").Experiment(Mark + "E"));

        await TourAsync(server, logs, messages);
        tracing.ForceFlush();
        metering.ForceFlush();
        // Tests beside this one would go on adding to what is read now.
        tracing.Dispose();
        metering.Dispose();

        var told = new StringBuilder().AppendJoin('\n', logs.All.Select(static line => line.Text)).Append('\n');
        foreach (var span in spans) told.AppendLine($"span {span.DisplayName} {span.Status} {string.Join(' ', span.TagObjects)}");
        foreach (var metric in metrics) Describe(metric, told);
        told.AppendJoin('\n', messages);
        output.WriteLine(told.ToString());
        Assert.Equal([1, 3, 4, 5, 6], logs.All.Select(static line => line.Id).Where(static id => id is not (0 or 2)).Distinct().Order());
        Assert.Contains(spans, static span => span.DisplayName.StartsWith("GET /data/projects/{project}", StringComparison.Ordinal));
        Assert.Contains(metrics, static metric => metric.Name == "xnat.client.request.duration");
        Assert.DoesNotContain(Mark, told.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("JSESSIONID", told.ToString(), StringComparison.Ordinal);
    }

    private static async Task TourAsync(XnatServer server, LogLines logs, List<string> messages)
    {
        var (user, password) = (Mark + "User", Mark + "Pass");
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
            .AddXnatClient(settings =>
            {
                (settings.Address, settings.User, settings.Password) = (server.Url.AbsoluteUri, user, password);
                settings.Change(static options => options with { Retry = new() { Delay = TimeSpan.FromMilliseconds(1) } });
            })
            .AddXnatClient("wrong", settings =>
                (settings.Address, settings.User, settings.Password) = (server.Url.AbsoluteUri, user, password + "Wrong"))
            .BuildServiceProvider();
        messages.Add((await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => services.GetRequiredKeyedService<IXnatClientProvider>("wrong").GetClientAsync())).Message);
        var xnat = await services.GetRequiredService<IXnatClientProvider>().GetClientAsync();
        server.Faults.AnswerStatus("/data/projects", 503, times: 2);
        server.Faults.AnswerStatus("/data/subjects", 401, times: 1);
        var project = await xnat.Projects.GetAsync(Mark + "P");
        await foreach (var subject in xnat.Subjects) _ = subject.Label;
        var session = (MrSessionData)await project.Experiments.GetAsync(Mark + "E");
        session.Note = Mark;
        await session.SaveAsync();
        messages.Add((await Assert.ThrowsAsync<XnatNotFoundException>(() => project.Subjects.GetAsync(Mark + "None"))).Message);
    }

    private static void Describe(Metric metric, StringBuilder told)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            told.Append("metric ").Append(metric.Name);
            foreach (var tag in point.Tags) told.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
            told.AppendLine();
        }
    }
}
