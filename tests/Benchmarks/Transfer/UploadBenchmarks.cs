using System.Globalization;
using Xnat.Typed.Benchmarks.Server;

namespace Xnat.Typed.Benchmarks.Transfer;

/// <summary>A large file against curl, and a folder of small ones against one PUT each; both sides in one run, in turn.</summary>
internal sealed class UploadBenchmarks : IDisposable
{
    private const long LargeLength = 1L << 30;
    private const int SmallFiles = 10_000;
    private const int SmallLength = 4000;

    private readonly string folder = Directory.CreateTempSubdirectory("xnat-typed-upload-").FullName;
    private int round;

    private string Large => Path.Combine(folder, "large.bin");

    private string Small => Path.Combine(folder, "small");

    /// <param name="output">Where the table goes.</param>
    /// <param name="times">How often each side runs.</param>
    /// <param name="native">The client as a native program, where there is one.</param>
    public static async Task RunAsync(TextWriter output, int times, string? native)
    {
        using var bench = new UploadBenchmarks();
        await bench.MakeFilesAsync();
        var table = new Table(output);
        table.Head($"Upload, medians of {times} in turn; ours with digest and a look at the catalog afterwards");
        string[] clients = native is null ? [TransferBenchmarks.Client] : [TransferBenchmarks.Client, native];
        bench.SendLarge("one file of 1 GiB; curl -T", times, clients, table, [], []);
        if (Cores.CanBeChosen)
            bench.SendLarge("the same, server and client on a core each", times, clients, table, Cores.First, Cores.Second);
        using var host = HostProcess.StartHere(Hosts.Filled, "1", Path.Combine(bench.folder, bench.Next("server")));
        await using var client = await XnatClient.ConnectAsync(host.Http.BaseAddress!, XnatCredential.UserPassword("admin", "admin"));
        var project = await client.Projects.GetAsync("P1");
        var requests = 0;
        var (folders, puts) = await PairAsync(
            times,
            async () => requests = (await project.Resources.UploadDirectoryAsync(bench.Next("F"), bench.Small)).Requests,
            () => bench.PutEachAsync(host.Http, bench.Next("E")));
        table.Row(
            $"folder of {SmallFiles} files of {SmallLength} bytes",
            folders,
            puts,
            string.Create(CultureInfo.InvariantCulture, $"one PUT each, one connection; {requests} requests against {SmallFiles}"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(double Ours, double Other)> PairAsync(int times, Func<Task> ours, Func<Task> other)
    {
        var pairs = new List<(double Ours, double Other)>();
        // The first of each warms up.
        for (var turn = 0; turn <= times; turn++) pairs.Add((await Measure.OnceAsync(ours), await Measure.OnceAsync(other)));
        return (Measure.Median(pairs.Skip(1).Select(pair => pair.Ours)), Measure.Median(pairs.Skip(1).Select(pair => pair.Other)));
    }

    private string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{++round}");

    private async Task MakeFilesAsync()
    {
        var random = new Random(1);
        var piece = new byte[1 << 20];
        await using (var large = File.Create(Large))
        {
            for (var written = 0L; written < LargeLength; written += piece.Length)
            {
                random.NextBytes(piece);
                await large.WriteAsync(piece);
            }
        }

        Directory.CreateDirectory(Small);
        for (var number = 0; number < SmallFiles; number++)
        {
            random.NextBytes(piece.AsSpan(0, SmallLength));
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:D5}.bin");
            await File.WriteAllBytesAsync(Path.Combine(Small, name), piece[..SmallLength]);
        }
    }

    private void SendLarge(string what, int times, string[] clients, Table table, string[] serverCore, string[] clientCore)
    {
        using var host = HostProcess.Start(
            [.. serverCore, Environment.ProcessPath!, Hosts.Filled, "1", Path.Combine(folder, Next("server"))]);
        var server = host.Http.BaseAddress!.ToString();
        var address = $"{server}data/projects/P1/resources/CURL/files/large.bin?inbody=true&overwrite=true";
        string[] curl = ["curl", "-s", "-f", "-u", "admin:admin", "-H", "Content-Type: application/octet-stream", "-T", Large, address];
        string[][] commands = [.. clients.Select(client => (string[])[client, "upload", server, Large]), curl];
        var spent = commands.Select(static _ => new List<Spent>()).ToArray();
        // The first of each warms up.
        for (var turn = 0; turn <= times; turn++)
            for (var side = 0; side < commands.Length; side++) spent[side].Add(Spent.Of([.. clientCore, .. commands[side]]));
        var medians = spent.Select(static all => Spent.Median([.. all.Skip(1)])).ToArray();
        Rows(what, medians[0], medians[^1]);
        if (clients.Length > 1) Rows("  the same as a native program", medians[1], medians[^1]);

        void Rows(string title, Spent one, Spent other)
        {
            table.Row(title, one.Wall, other.Wall, string.Create(CultureInfo.InvariantCulture, $"speed {other.Wall / one.Wall:F2} of it"));
            table.Row("    processor, from start to end", one.Cpu, other.Cpu, "");
            table.Size("    largest memory", one.Memory, other.Memory);
        }
    }

    private async Task PutEachAsync(HttpClient http, string label)
    {
        foreach (var file in Directory.EnumerateFiles(Small))
        {
            await using var content = File.OpenRead(file);
            using var body = new StreamContent(content);
            var address = $"/data/projects/P1/resources/{label}/files/{Path.GetFileName(file)}?inbody=true";
            using var response = await http.PutAsync(address, body);
            response.EnsureSuccessStatusCode();
        }
    }
}
