using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Xnat.Typed.Server.Tests.Load;

/// <summary>Many clients at a time. <c>XNAT_TYPED_LOAD_SECONDS</c> says for how long.</summary>
public sealed class LoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 64;

    private readonly Persistence.KeptServer kept = new();

    public static TheoryData<bool> Places => [false, true];

    private static TimeSpan Time =>
        TimeSpan.FromSeconds(double.Parse(
            Environment.GetEnvironmentVariable("XNAT_TYPED_LOAD_SECONDS") ?? "3", CultureInfo.InvariantCulture));

    public void Dispose() => kept.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task WritesAndReadsSideBySideAddUp(bool isKept)
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("common").Experiment("common"), isKept ? kept.Options : null);
        var watch = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, Clients).Select(number => new LoadClient(server.Server.Url, number)).ToList();

        await Task.WhenAll(clients.Select(client => client.RunAsync(() => watch.Elapsed < Time)));

        var labels = (await server.RowsAsync("/data/projects/P1/subjects?columns=label"))
            .Select(row => row["label"])
            .Order(StringComparer.Ordinal);
        Assert.Equal(clients.SelectMany(client => client.Subjects).Append("common").Order(StringComparer.Ordinal), labels);
        Assert.Equal(
            clients.Sum(client => client.Subjects.Count) + 1,
            (await server.RowsAsync("/data/projects/P1/subjects?columns=ID"))
                .Select(row => row["ID"])
                .Distinct(StringComparer.Ordinal)
                .Count());
        Assert.Equal(clients.Sum(client => client.Sessions) + 1, (await server.RowsAsync("/data/projects/P1/experiments")).Count);
        Assert.Equal(
            clients.Sum(client => client.Files),
            (await server.RowsAsync("/data/projects/P1/subjects/common/experiments/common/resources/SHARED/files")).Count);
        Assert.Empty(server.Server.Requests.Where(request => request.Status >= 400).Select(request => request.ToString()));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Clients} clients, {watch.Elapsed.TotalSeconds:F0} s, {(isKept ? "with" : "without")} data "
            + $"folder: {clients.Sum(client => client.Subjects.Count)} subjects, {clients.Sum(client => client.Sessions)} "
            + $"sessions, {clients.Sum(client => client.Files)} files, {clients.Sum(client => client.Reads)} reads, no error."));
        foreach (var client in clients) client.Dispose();
    }
}
