using System.Diagnostics;
using System.Globalization;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The program of <c>examples/BulkDownload</c> in a process of its own, killed at random moments and started again.</summary>
public sealed class BulkDownloadTests : IDisposable
{
    private const int Sessions = 6;
    private const int Scans = 2;
    private const int Slices = 30;
    private const int Files = Sessions * Scans * Slices;
    private const int Workers = 4;

    private readonly string folder = Directory.CreateTempSubdirectory("xnat-typed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>XNAT_TYPED_KILLS says how often; a share of the 50 of a campaign by default.</summary>
    [Fact]
    public async Task KilledAtAnyMomentItGoesOnAndLeavesNothing()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("XNAT_TYPED_KILLS") ?? "5", CultureInfo.InvariantCulture);
        await using var server = await XnatServer.StartAsync(Seed);
        // So that a kill hits a transfer, and not always one that has ended.
        server.Faults.Drip("/data/experiments", 16 * 1024, TimeSpan.FromMilliseconds(2));
        var random = new Random(13);
        var killed = 0;

        for (var at = 0; at < kills; at++)
        {
            using var program = Start(server);
            var until = server.Requests.Count + random.Next(1, 40);
            while (!program.HasExited && server.Requests.Count < until) await Task.Delay(1);
            await Task.Delay(random.Next(0, 30));
            if (!program.HasExited) killed++;
            program.Kill();
            await program.WaitForExitAsync();
        }

        server.Faults.Clear();
        var (exitCode, output) = await RunAsync(server);

        Assert.True(killed > 0, "No run was killed before it had ended.");
        Assert.True(exitCode == 0, output);
        RequireWhole();
        // What was under way in the moment of a kill comes again, and nothing else.
        var fetched = server.Requests.Where(static request => request.Path.Contains("/files/", StringComparison.Ordinal))
            .GroupBy(static request => request.Path, StringComparer.Ordinal).Sum(static file => file.Count() - 1);
        Assert.InRange(fetched, 0, killed * Workers);
    }

    [Fact]
    public async Task TwoAtOnceDoNoHarm()
    {
        await using var server = await XnatServer.StartAsync(Seed);

        var ends = await Task.WhenAll(RunAsync(server), RunAsync(server));

        Assert.Contains(0, ends.Select(static end => end.ExitCode));
        Assert.All(ends.Where(static end => end.ExitCode != 0), static end => Assert.Contains("is in use by a download", end.Output));
        RequireWhole();
    }

    [Fact]
    public async Task WithoutArgumentsItDownloadsFromAServerOfItsOwn()
    {
        using var program = Start(null);
        var output = await program.StandardOutput.ReadToEndAsync() + await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        Assert.True(program.ExitCode == 0, output);
        Assert.Contains("5 objects, 240 files: 240 fetched", output, StringComparison.Ordinal);
        Assert.Contains("MR5: no files on the server", output, StringComparison.Ordinal);
    }

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("P1");
        for (var session = 0; session < Sessions; session++)
        {
            var made = project.Subject($"S{session}").Experiment($"MR{session}");
            for (var scan = 0; scan < Scans; scan++)
            {
                var images = made.Scan($"{scan}", "T1");
                for (var slice = 0; slice < Slices; slice++) images.File("DICOM", $"{slice}.dcm", Bytes(session, scan, slice), "DICOM");
            }
        }
    }

    private static byte[] Bytes(int session, int scan, int slice)
    {
        var bytes = new byte[20_000 + (100 * slice)];
        new Random((session * 10_000) + (scan * 100) + slice).NextBytes(bytes);
        return bytes;
    }

    private void RequireWhole()
    {
        for (var session = 0; session < Sessions; session++)
        {
            for (var scan = 0; scan < Scans; scan++)
            {
                for (var slice = 0; slice < Slices; slice++)
                {
                    var path = Path.Combine(folder, $"P1/S{session}/MR{session}/scans/{scan}-T1/resources/DICOM/files/{slice}.dcm");
                    Assert.Equal(Bytes(session, scan, slice), File.ReadAllBytes(path));
                }
            }
        }

        var all = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        Assert.Equal(Files + 2, all.Length);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(XnatServer server)
    {
        using var program = Start(server);
        var errors = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync() + await errors;
        await program.WaitForExitAsync();
        return (program.ExitCode, output);
    }

    private Process Start(XnatServer? server)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "BulkDownload.dll"));
        foreach (var argument in (string[])["--folder", folder, "--workers", $"{Workers}"]) start.ArgumentList.Add(argument);
        if (server is null) return Process.Start(start)!;
        foreach (var argument in (string[])["--url", server.Url.ToString(), "--project", "P1"]) start.ArgumentList.Add(argument);
        start.Environment["XNAT_USER"] = "admin";
        start.Environment["XNAT_PASS"] = "admin";
        return Process.Start(start)!;
    }
}
