using System.Diagnostics;
using System.Globalization;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Uploading;

/// <summary>An upload in a process of its own, for tests that kill it.</summary>
internal static class KilledUpload
{
    /// <summary>What runs in the other process: sends a folder to a resource of the first project.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var url, var label, var folder, var batch]) return 2;
        await using var client = await XnatClient.ConnectAsync(url, XnatCredential.UserPassword("admin", "admin"));
        var project = await client.Projects.FirstAsync();
        var options = new DirectoryUploadOptions { MaxBatchFiles = int.Parse(batch, CultureInfo.InvariantCulture) };
        var report = await project.Resources.UploadDirectoryAsync(label, folder, options);
        Console.WriteLine(report);
        return report.IsComplete ? 0 : 1;
    }

    /// <summary>Starts it, and kills it at a moment after its first files went out, unless it ends before.</summary>
    /// <param name="server">Where it sends to.</param>
    /// <param name="label">Label of the resource.</param>
    /// <param name="folder">What it sends.</param>
    /// <param name="batch">Files in a request.</param>
    /// <param name="moment">How long it may go on after the first files, in milliseconds.</param>
    /// <returns>Whether it was killed.</returns>
    public static async Task<bool> RunAsync(XnatServer server, string label, string folder, int batch, int moment)
    {
        var before = Carried(server);
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(KilledUpload).Assembly.Location, server.Url.ToString(), label, folder, batch.ToString(CultureInfo.InvariantCulture),
            ]) { RedirectStandardOutput = true })!;
        while (Carried(server) == before && !process.HasExited) await Task.Delay(1);
        // The moment is what the test is about; nothing waits for something to happen.
        await Task.Delay(moment);
        var isKilled = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return isKilled;
    }

    /// <summary>How many requests carried files that the server stored.</summary>
    public static int Carried(XnatServer server) => server.Requests.Count(static request =>
        request is { Method: "PUT", Status: 200 } && request.Path.Contains("/files/", StringComparison.Ordinal));
}
