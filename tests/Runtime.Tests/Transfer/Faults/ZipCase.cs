using System.IO.Compression;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>All scans of a session to one archive.</summary>
internal sealed class ZipCase(XnatClient client) : TransferCase(client)
{
    private MrSessionData? session;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        session ??= (MrSessionData)await (await Client.Projects.GetAsync(Study.Project)).Experiments.GetAsync("MR1");
    }

    public override Task RunAsync() => session!.DownloadAsync(Folder["all.zip"]);

    public override Task RequireNothingHalfAsync()
    {
        Assert.False(File.Exists(Folder["all.zip"]));
        return Task.CompletedTask;
    }

    public override async Task RequireAllAsync()
    {
        Assert.Equal(["all.zip"], Folder.Files());
        await using var archive = File.OpenRead(Folder["all.zip"]);
        Assert.Equal(Study.Tree, await ReadAsync(archive));
    }

    /// <summary>The files of an archive by their names.</summary>
    public static async Task<Dictionary<string, byte[]>> ReadAsync(Stream archive)
    {
        await using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var stream = await entry.OpenAsync()) await stream.CopyToAsync(bytes);
            found.Add(entry.FullName, bytes.ToArray());
        }

        return found;
    }
}
