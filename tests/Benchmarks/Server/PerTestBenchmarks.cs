using System.Collections.Frozen;
using Xnat.Typed.Server;

namespace Xnat.Typed.Benchmarks.Server;

/// <summary>What a server of its own costs each test, in a process that had some before.</summary>
internal static class PerTestBenchmarks
{
    private const int Rounds = 41;

    /// <summary>A project, and twelve subjects with a session of three scans each: about sixty objects.</summary>
    private const int Subjects = 12;

    private const string Path = "/data/projects/P1/experiments";

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output);
        table.Head($"A server per test with sixty objects, median of {Rounds}; against bare Kestrel that answers the same bytes");
        await using var model = await XnatServer.StartAsync(Fill);
        using var http = Client(model.Url);
        var answers = new Dictionary<string, byte[]> { [Path] = await http.GetByteArrayAsync(Path) }
            .ToFrozenDictionary(StringComparer.Ordinal);
        await PairAsync(table, "start, fill and stop", asks: false, answers);
        await PairAsync(table, "start, fill, one request by a new client, stop", asks: true, answers);
        var reset = new List<double>();
        for (var round = 0; round < Rounds; round++) reset.Add(await Measure.OnceAsync(() => model.ResetAsync()));
        var start = new List<double>();
        for (var round = 0; round < Rounds; round++) start.Add(await Measure.OnceAsync(() => OursAsync(asks: false)));
        table.Row("reset; against a new server", Measure.Median(reset), Measure.Median(start), "");
    }

    private static async Task PairAsync(Table table, string what, bool asks, FrozenDictionary<string, byte[]> answers)
    {
        var times = new List<(double Ours, double Against)>();
        for (var round = 0; round < Rounds; round++)
            times.Add((await Measure.OnceAsync(() => OursAsync(asks)), await Measure.OnceAsync(() => BareAsync(asks, answers))));
        table.Row(what, Measure.Median(times.Select(pair => pair.Ours)), Measure.Median(times.Select(pair => pair.Against)), "");
    }

    private static void Fill(XnatSeed data) => Hosts.Fill(data, Subjects);

    private static async Task OursAsync(bool asks)
    {
        await using var server = await XnatServer.StartAsync(Fill);
        if (!asks) return;
        using var http = Client(server.Url);
        await http.GetByteArrayAsync(Path);
    }

    private static async Task BareAsync(bool asks, FrozenDictionary<string, byte[]> answers)
    {
        using var kestrel = await Hosts.StartBareAsync(answers);
        if (!asks) return;
        using var http = Client(Hosts.UrlOf(kestrel));
        await http.GetByteArrayAsync(Path);
    }

    private static HttpClient Client(Uri url)
    {
        var http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));
        return http;
    }
}
