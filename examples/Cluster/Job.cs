using System.Globalization;

namespace Xnat.Typed.Cluster;

/// <summary>The steps of the job.</summary>
internal static class Job
{
    /// <summary>
    /// Downloads the sessions of one part into a folder of its own. A task that was killed and is queued anew goes on where it was.
    /// </summary>
    public static async Task<int> DownloadAsync(string url, string project, string folder, XnatShard shard)
    {
        Directory.CreateDirectory(folder);
        // The first task signs in, the others take its session; none signs out.
        var credential = XnatCredential.FromSessionFile(SessionFile(folder), Account());
        await using var xnat = await XnatClient.ConnectAsync(new Uri(url), credential);
        var experiments = (await xnat.Projects.GetAsync(project)).Experiments.Shard(shard);
        var report = await experiments.DownloadDirectoryAsync(Part(folder, shard.Index), new DirectoryOptions());
        Console.WriteLine($"part {shard}: {report}");
        return report.IsComplete ? 0 : 1;
    }

    /// <summary>Makes one folder of the parts, and ends the session.</summary>
    public static async Task<int> FinishAsync(string folder, int count)
    {
        var parts = Enumerable.Range(0, count).Select(index => Part(folder, index));
        var merge = await DownloadedDirectories.MergeAsync(parts, Path.Combine(folder, "all"));
        await XnatSessionFile.EndAsync(SessionFile(folder));
        Console.WriteLine(merge);
        return merge.IsComplete ? 0 : 1;
    }

    private static XnatCredential Account() => Environment.GetEnvironmentVariable("XNAT_USER") is null
        ? XnatCredential.FromNetrc()
        : XnatCredential.FromEnvironment();

    private static string SessionFile(string folder) => Path.Combine(folder, "session.json");

    private static string Part(string folder, int index) =>
        Path.Combine(folder, "parts", index.ToString(CultureInfo.InvariantCulture));
}
