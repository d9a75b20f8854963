using System.Diagnostics;
using System.Globalization;
using Xnat.Typed;
using Xnat.Typed.Model;

namespace Xnat.Typed.TransferClient;

/// <summary>One transfer in a process of its own; says its milliseconds, from the call to its return.</summary>
internal static class Program
{
    /// <summary>The transfer that sends a file; its target is the file.</summary>
    private const string Upload = "upload";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var kind, var server, var target])
        {
            await Console.Error.WriteLineAsync("usage: TransferClient KIND URL TARGET");
            return 2;
        }

        await RunAsync(kind, new(server), target);
        return 0;
    }

    private static async Task RunAsync(string kind, Uri server, string target)
    {
        await using var client = await XnatClient.ConnectAsync(server, XnatCredential.UserPassword("admin", "admin"));
        if (kind == Upload)
        {
            await UploadAsync(client, target);
            return;
        }

        var experiments = (await client.Projects.GetAsync("P1")).Experiments;
        var large = (MrSessionData)await experiments.GetAsync("LARGE");
        // What every first call of a process pays is no part of a transfer.
        await (await FileAsync(large, "2")).DownloadAsync(Path.Combine(target, "warm"));
        await (await large.Scans.GetAsync("2")).DownloadDirectoryAsync(Path.Combine(target, "warm-tree"));
        Func<Task> run = kind switch
        {
            "file" => await FileRunAsync(large, target, comparesDigests: false),
            "file-digest" => await FileRunAsync(large, target, comparesDigests: true),
            "tree-digest" => await TreeRunAsync("MANY"),
            "session-digest" => await TreeRunAsync("SESSION"),
            "session-files" => await FilesRunAsync("SESSION"),
            _ => throw new ArgumentException($"There is no transfer '{kind}'.", nameof(kind)),
        };
        var watch = Stopwatch.StartNew();
        await run();
        Say(watch);

        async Task<Func<Task>> TreeRunAsync(string label)
        {
            var session = (MrSessionData)await experiments.GetAsync(label);
            return () => session.DownloadDirectoryAsync(Path.Combine(target, "tree"));
        }

        async Task<Func<Task>> FilesRunAsync(string label)
        {
            var session = (MrSessionData)await experiments.GetAsync(label);
            return () => session.DownloadDirectoryAsync(Path.Combine(target, "tree"), new DirectoryOptions { MaxConcurrency = 8 });
        }
    }

    private static async Task UploadAsync(XnatClient client, string path)
    {
        var resources = (await client.Projects.GetAsync("P1")).Resources;
        await File.WriteAllBytesAsync(path + ".warm", new byte[1000]);
        await resources.UploadAsync("LARGE", path + ".warm", new() { Overwrite = true });
        var watch = Stopwatch.StartNew();
        await resources.UploadAsync("LARGE", path, new() { Overwrite = true });
        Say(watch);
    }

    private static void Say(Stopwatch watch) => Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));

    private static async Task<Func<Task>> FileRunAsync(MrSessionData session, string target, bool comparesDigests)
    {
        var file = await FileAsync(session, "1");
        var options = new DownloadOptions { CompareDigests = comparesDigests };
        return () => file.DownloadAsync(Path.Combine(target, "large"), options);
    }

    private static async Task<XnatFile> FileAsync(MrSessionData session, string scan) =>
        await (await (await session.Scans.GetAsync(scan)).Resources.FirstAsync()).Files.FirstAsync();
}
