using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Readmes;

internal static class SdkReadme
{
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("xnat-typed-readme-").FullName;
        try
        {
            await using var server = await XnatServer.StartAsync(data => data
                .Project("brainimages")
                .Subject("S1")
                .Experiment("E1")
                .Scan("1", "T1")
                .File("DICOM", "a.dcm", new byte[200]));
            var netrc = Path.Combine(folder, "netrc");
            await File.WriteAllTextAsync(netrc, "machine 127.0.0.1 login admin password admin\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(netrc, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Environment.SetEnvironmentVariable("NETRC", netrc);

            await DownloadAsync(server.Url.ToString(), folder);

            Console.WriteLine(Directory.EnumerateFiles(folder, "a.dcm", SearchOption.AllDirectories).Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task DownloadAsync(string address, string folder)
    {
        // README: begin
        await using var xnat = await XnatClient.ConnectAsync(address, XnatCredential.FromNetrc());

        var project = await xnat.Projects.GetAsync("brainimages");                // by ID, label or name; two matches are an error
        await foreach (var session in project.Experiments.OfType<MrSessionData>())
        {
            var scan = await session.Scans.OfType<MrScanData>().GetAsync("T1");
            scan.Quality = "usable";
            await scan.SaveAsync();                                               // one request with what changed, read back
            await scan.DownloadDirectoryAsync(Path.Combine(folder, session.Label!));
        }
        // README: end
    }
}
