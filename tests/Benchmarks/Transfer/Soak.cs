using System.Diagnostics;
using System.Globalization;
using Xnat.Typed.Benchmarks.Server;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Benchmarks.Transfer;

/// <summary>Transfers of every kind, one after another for some minutes: what the process holds at the beginning and at the end.</summary>
internal sealed class Soak : IDisposable
{
    /// <summary>The server's process.</summary>
    public const string Verb = "serve-soak";

    private const int SmallFiles = 790;
    private const int SmallLength = 34_000;
    private const int LargeLength = 64 << 20;

    private readonly string folder = Directory.CreateTempSubdirectory("xnat-typed-soak-").FullName;
    private readonly List<Held> samples = [];
    private long bytes;
    private int transfers;

    private string Sent => Path.Combine(folder, "sent.bin");

    public static async Task RunAsync(TextWriter output, TimeSpan time)
    {
        using var soak = new Soak();
        using var host = HostProcess.StartHere(Verb, Path.Combine(soak.folder, "server"));
        await using var client = await XnatClient.ConnectAsync(host.Http.BaseAddress!, XnatCredential.UserPassword("admin", "admin"));
        await soak.RunAsync(client, time);
        soak.Report(new(output), time);
    }

    public static async Task ServeAsync(string folder)
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { DataFolder = folder }, static seed =>
        {
            var session = seed.Project("P1").Subject("S1").Experiment("MR1");
            var random = new Random(1);
            var scan = session.Scan("1", "T1");
            for (var number = 0; number < SmallFiles; number++)
            {
                var small = new byte[SmallLength];
                random.NextBytes(small);
                scan.File("DICOM", $"{number}.dcm", small, "DICOM");
            }

            var large = new byte[LargeLength];
            random.NextBytes(large);
            session.Scan("2", "T2").File("DICOM", "large.dcm", large, "DICOM");
        });
        Hosts.Answer(server.Url);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task RunAsync(XnatClient client, TimeSpan time)
    {
        var project = await client.Projects.GetAsync("P1");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        var file = await (await (await session.Scans.GetAsync("2")).Resources.FirstAsync()).Files.SingleAsync();
        await File.WriteAllBytesAsync(Sent, new byte[LargeLength / 4]);
        var watch = Stopwatch.StartNew();
        for (var round = 0; watch.Elapsed < time; round++)
        {
            Count((await session.DownloadDirectoryAsync(Path.Combine(folder, "tree"))).Bytes);
            Directory.Delete(Path.Combine(folder, "tree"), recursive: true);
            await CountAsync(session.DownloadAsync(Path.Combine(folder, "all.zip")));
            await CountAsync(file.DownloadAsync(Path.Combine(folder, "large.dcm")));
            var upload = await project.Resources.UploadAsync("SENT", Sent, new() { Overwrite = true });
            Count(upload.Bytes);
            samples.Add(Held.Now(folder));
        }
    }

    private async Task CountAsync(Task<DownloadResult> transfer) => Count((await transfer).Bytes);

    private void Count(long length) => (bytes, transfers) = (bytes + length, transfers + 1);

    private void Report(Table table, TimeSpan time)
    {
        var third = Math.Max(1, samples.Count / 3);
        table.Head($"Soak of {time.TotalMinutes:0} minutes; medians of the first third and of the last");
        table.Row("transfers", transfers.ToString(CultureInfo.InvariantCulture), $"{bytes / 1e9:0.0} GB");
        Compare("working set in MiB", static held => held.WorkingSet);
        Compare("heap after a collection in MiB", static held => held.Heap);
        Compare("open handles", static held => held.Handles);
        Compare("files of our own that are left", static held => held.Leftovers);

        void Compare(string what, Func<Held, double> value) => table.Row(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{Measure.Median(samples[..third].Select(value)):0.0}"),
            string.Create(
                CultureInfo.InvariantCulture, $"{Measure.Median(samples[^third..].Select(value)):0.0}, at most {samples.Max(value):0.0}"));
    }

    private readonly record struct Held(double WorkingSet, double Heap, int Handles, int Leftovers)
    {
        public static Held Now(string folder)
        {
            using var here = Process.GetCurrentProcess();
            var leftovers = Directory.EnumerateFileSystemEntries(folder, ".xnat*", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFileSystemEntries(Path.GetTempPath(), ".xnat*"));
            var handles = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : here.HandleCount;
            return new(
                here.WorkingSet64 / 1048576.0, GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, handles, leftovers.Count());
        }
    }
}
