using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Killed in the midst of its work, the same call goes on; interrupted, it says so.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Scans = 8;

    private readonly TemporaryFolder folder = new();
    private XnatServer server = null!;

    public async Task InitializeAsync() => server = await XnatServer.StartAsync(new(), Seed);

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [UnixFact]
    public async Task KilledDownloadGoesOn()
    {
        await using var held = await HeldServer.StartAsync(server.Url, 3, IsFile(HttpMethods.Get));
        string[] words =
        [
            "download", "--project", "P1", "--experiment", "MR1", "--output", folder["data"], "--parallel", "1", "--url", held.Url,
        ];

        await KillInTheMidstAsync(held, words);
        var again = await RunAsync(words);

        Assert.InRange(again.GetProperty("kept").GetInt32(), 1, Scans - 1);
        Assert.Equal(Scans, again.GetProperty("kept").GetInt32() + again.GetProperty("fetched").GetInt32());
        var files = Directory.GetFiles(folder["data"], "*.bin", SearchOption.AllDirectories);
        Assert.Equal(
            Enumerable.Range(1, Scans).Select(static scan => Convert.ToHexString(MD5.HashData(Content(scan)))).Order(),
            files.Select(static file => Convert.ToHexString(MD5.HashData(File.ReadAllBytes(file)))).Order());
    }

    [UnixFact]
    public async Task KilledUploadGoesOn()
    {
        await using var held = await HeldServer.StartAsync(server.Url, 1, IsFile(HttpMethods.Put));
        Directory.CreateDirectory(folder["send"]);
        // Files of this size go alone, so that one can be there without the other.
        foreach (var name in new[] { "a.bin", "b.bin", "c.bin" }) await File.WriteAllBytesAsync(folder[$"send/{name}"], new byte[8 << 20]);
        string[] words = ["upload", folder["send"], "--project", "P1", "--experiment", "MR1", "--resource", "SENT", "--url", held.Url];

        await KillInTheMidstAsync(held, words);
        var again = await RunAsync(words);

        Assert.InRange(again.GetProperty("kept").GetInt32(), 1, 2);
        Assert.Equal(3, again.GetProperty("kept").GetInt32() + again.GetProperty("sent").GetInt32());
    }

    [UnixFact]
    public async Task KilledCopyGoesOn()
    {
        await using var target = await XnatServer.StartAsync(new(), static seed => seed.Project("P1"));
        await using var held = await HeldServer.StartAsync(target.Url, 2, IsFile(HttpMethods.Put));
        string[] words = ["copy", "--from", server.Url.AbsoluteUri, "--to", held.Url, "--project", "P1"];

        await KillInTheMidstAsync(held, words);
        var again = await RunAsync(words);

        Assert.InRange(again.GetProperty("filesKept").GetInt32(), 1, Scans - 1);
        Assert.Equal(Scans, again.GetProperty("filesKept").GetInt32() + again.GetProperty("filesSent").GetInt32());
    }

    [UnixFact]
    public async Task InterruptedDownloadSaysHowToGoOn()
    {
        await using var held = await HeldServer.StartAsync(server.Url, 3, IsFile(HttpMethods.Get));
        using var tool = ToolProcess.Start(
            "download", "--project", "P1", "--experiment", "MR1", "--output", folder["data"], "--json", "--url", held.Url);

        await held.Held;
        await tool.InterruptAsync();
        var run = await tool.EndAsync();

        Assert.Equal((130, "Stopped. What is there is verified; the same call goes on from it.\n"), (run.ExitCode, run.Error));
        var last = JsonDocument.Parse(run.Lines[^1]).RootElement;
        Assert.Equal(("error", 130), (last.GetProperty("type").GetString(), last.GetProperty("exitCode").GetInt32()));
    }

    private static async Task KillInTheMidstAsync(HeldServer held, string[] words)
    {
        using var tool = ToolProcess.Start(words);
        await held.Held;
        await tool.KillAsync();
    }

    /// <summary>The summary of the call, which does all that is left.</summary>
    private static async Task<JsonElement> RunAsync(string[] words)
    {
        var run = await ToolRun.OfAsync([.. words, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var summary = JsonDocument.Parse(run.Lines[^1]).RootElement;
        Assert.True(summary.GetProperty("complete").GetBoolean());
        return summary;
    }

    private static Func<HttpRequest, bool> IsFile(string method) => request =>
        request.Method == method && request.Path.Value!.Contains("/files/", StringComparison.Ordinal);

    /// <summary>Each file in a resource of its own, so that each is asked for alone.</summary>
    private static void Seed(XnatSeed seed)
    {
        var session = seed.Project("P1").Subject("S1").Experiment("MR1");
        for (var scan = 1; scan <= Scans; scan++) session.Scan($"{scan}", "T1").File("DATA", $"{scan}.bin", Content(scan), "BIN");
    }

    private static byte[] Content(int scan)
    {
        var content = new byte[100_000];
        new Random(scan).NextBytes(content);
        return content;
    }
}
