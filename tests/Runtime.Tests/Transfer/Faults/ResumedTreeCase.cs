using System.Security.Cryptography;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A project into a folder that knows what it has; older files of the user stand in it.</summary>
internal sealed class ResumedTreeCase(XnatClient client) : TransferCase(client)
{
    private static readonly byte[] Older = [7, 7, 7];

    private ProjectData? project;

    // A file that broke off is fetched again as a whole; what was whole before is not.
    public override long? MostBytes(StrikeKind kind) =>
        Study.Files.Sum(static file => file.Bytes.Length) + Study.Files.Max(static file => file.Bytes.Length);

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        await File.WriteAllBytesAsync(Folder["older.txt"], Older);
        project ??= await Client.Projects.GetAsync(Study.Project);
    }

    public override async Task RunAsync()
    {
        var report = await project!.DownloadDirectoryAsync(Folder.Path, new DirectoryOptions { MaxConcurrency = 1 });
        if (report.Failed.FirstOrDefault()?.Error is { } error) throw error;
        if (!report.IsComplete) throw new XnatException(report.ToString());
    }

    public override Task RequireNothingHalfAsync()
    {
        foreach (var (path, bytes) in Found()) Assert.Equal(Study.Tree[path[(path.IndexOf("MR1/", StringComparison.Ordinal))..]], bytes);
        return Task.CompletedTask;
    }

    public override async Task RequireAllAsync()
    {
        Assert.Equal(Study.Tree.Count, Found().Count);
        await RequireNothingHalfAsync();
        Assert.DoesNotContain(Folder.Files(), static path => path.Contains("parts/", StringComparison.Ordinal));
        // The twin for md5sum says of each file what it is.
        var sums = (await File.ReadAllLinesAsync(Folder[".xnat/MD5SUMS"])).Select(static line => line.Split("  ", 2)).ToList();
        Assert.Equal(Study.Tree.Count, sums.Count);
#pragma warning disable CA5351 // The digest that XNAT keeps.
        Assert.All(sums, sum => Assert.Equal(sum[0], Convert.ToHexStringLower(MD5.HashData(File.ReadAllBytes(Folder[sum[1]])))));
#pragma warning restore CA5351
    }

    private Dictionary<string, byte[]> Found()
    {
        Assert.Equal(Older, File.ReadAllBytes(Folder["older.txt"]));
        return Folder.Files()
            .Where(static path => !path.StartsWith(".xnat", StringComparison.Ordinal) && path != "older.txt")
            .ToDictionary(static path => path, path => File.ReadAllBytes(Folder[path]), StringComparer.Ordinal);
    }
}
