using System.Collections.Frozen;
using System.Globalization;
using Xnat.Typed.Server;

namespace Xnat.Typed.Benchmarks.Server;

/// <summary>How soon the server is there, how much it answers, and what it takes.</summary>
internal static class ServerBenchmarks
{
    private const int Starts = 9;
    private const int Clients = 8;
    private const int Rounds = 3;
    private const double Seconds = 2;

    private static readonly (string Name, string Path)[] Requests =
    [
        ("listing of 1,000 subjects, JSON", "/data/projects/P1/subjects?format=json"),
        ("listing of 1,000 subjects, CSV", "/data/projects/P1/subjects?format=csv"),
        (
            "listing of 1,000 sessions, six columns, JSON",
            "/data/projects/P1/experiments?format=json&columns=ID,label,date,subject_label,xnat:mrSessionData/scanner/model,"
            + "xnat:mrSessionData/fields/field%5Bname%3Dvolume%5D/field"),
        ("one subject, JSON", "/data/projects/P1/subjects/subject500?format=json"),
        ("one session with its scans, JSON", "/data/projects/P1/subjects/subject500/experiments/subject500_mr?format=json"),
        ("one session with its scans, XML", "/data/projects/P1/subjects/subject500/experiments/subject500_mr?format=xml"),
    ];

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output);
        var folder = Directory.CreateTempSubdirectory("xnat-typed-benchmarks-");
        try
        {
            await StartAsync(table, folder);
            await RatesAsync(table, folder);
            Memory(table, folder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task StartAsync(Table table, DirectoryInfo folder)
    {
        var bare = folder.CreateSubdirectory("nothing").FullName;
        var filled = Path.Combine(folder.FullName, "filled");
        using (HostProcess.StartHere(Hosts.Filled, "10000", filled)) { }
        table.Head($"Start, median of {Starts}; against bare Kestrel in the same way");
        Report("xnat-typed serve, new process to 'listening on'");
        Report("the same with --data, empty folder", () => ["--data", Path.Combine(folder.FullName, Path.GetRandomFileName())]);
        Report("the same with --data, 10,000 subjects and sessions", () => ["--data", filled]);
        var (ours, against) = await PairAsync(
            async () => await (await XnatServer.StartAsync()).DisposeAsync(),
            async () => (await Hosts.StartBareAsync(FrozenDictionary<string, byte[]>.Empty)).Dispose());
        table.Row("in a process that had one before, start and stop", ours, against, "");

        void Report(string what, Func<string[]>? data = null)
        {
            var (ours, against) = Measure.Pair(
                Starts,
                () => Time(HostProcess.Start(["dotnet", Tool(), "serve", "--urls", "http://127.0.0.1:0", .. data?.Invoke() ?? []])),
                () => Time(HostProcess.StartHere(Hosts.Bytes, bare)));
            table.Row(what, ours, against, "");
        }
    }

    private static async Task<(double Ours, double Against)> PairAsync(Func<Task> ours, Func<Task> against)
    {
        var times = new List<(double, double)>();
        for (var round = 0; round < 21; round++) times.Add((await Measure.OnceAsync(ours), await Measure.OnceAsync(against)));
        return (Measure.Median(times.Select(pair => pair.Item1)), Measure.Median(times.Select(pair => pair.Item2)));
    }

    private static async Task RatesAsync(Table table, DirectoryInfo folder)
    {
        var bodies = folder.CreateSubdirectory("bodies").FullName;
        foreach (var data in new[] { "", Path.Combine(folder.FullName, "rates") })
        {
            using var server = HostProcess.StartHere([Hosts.Filled, "1000", .. data.Length == 0 ? Array.Empty<string>() : [data]]);
            for (var index = 0; index < Requests.Length; index++)
                File.WriteAllBytes(Path.Combine(bodies, Name(index)), await server.Http.GetByteArrayAsync(Requests[index].Path));
            using var reference = HostProcess.StartHere(Hosts.Bytes, bodies);
            table.Head($"Requests per second, {Clients} clients{(data.Length == 0 ? "" : ", with --data")}; against bare Kestrel that "
                + "answers the same bytes");
            for (var index = 0; index < Requests.Length; index++)
            {
                await server.RateAsync(Requests[index].Path, Clients, 1);
                await reference.RateAsync("/" + Name(index), Clients, 1);
                var rates = new List<(double Ours, double Against)>();
                for (var round = 0; round < Rounds; round++)
                    rates.Add((await server.RateAsync(
                        Requests[index].Path, Clients, Seconds), await reference.RateAsync("/" + Name(index), Clients, Seconds)));
                table.Rate(
                    Requests[index].Name,
                    Measure.Median(rates.Select(rate => rate.Ours)),
                    Measure.Median(rates.Select(rate => rate.Against)),
                    string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(Path.Combine(bodies, Name(index))).Length:N0} bytes"));
            }
        }
    }

    private static void Memory(Table table, DirectoryInfo folder)
    {
        table.Head("Memory with 10,000 subjects, each with a session of three scans; against the server without any");
        using var empty = HostProcess.StartHere(Hosts.Filled, "0");
        var (emptySet, emptyHeap) = empty.Memory();
        foreach (var (name, data) in new[]
        {
            ("in memory", Array.Empty<string>()),
            ("with --data, just started on them", [Path.Combine(folder.FullName, "filled")])
        })
        {
            using var server = HostProcess.StartHere([Hosts.Filled, "10000", .. data]);
            var (set, heap) = server.Memory();
            table.Size(name + ": working set", set, emptySet);
            table.Size(name + ": managed heap", heap, emptyHeap);
        }
    }

    private static double Time(HostProcess process)
    {
        using (process) return process.StartedIn;
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"body{index}");

    /// <summary>The tool as it was built together with this program.</summary>
    private static string Tool()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Xnat.Typed.sln")))
            root = root.Parent ?? throw new InvalidOperationException("This program runs from within the repository only.");
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(root.FullName, "runtime", "Xnat.Typed.Tool", "bin", configuration, "net10.0", "xnat-typed.dll");
    }
}
