using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A file and the archive of its scan into streams of the caller, which nobody can take back.</summary>
internal sealed class StreamCase(XnatClient client) : TransferCase(client)
{
    private XnatFile? file;
    private ImageScanData? scan;
    private MemoryStream bytes = new();
    private MemoryStream archive = new();

    private static byte[] Wanted => Study.Files.Single(static file => file.Path == "large.dcm").Bytes;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        if (file is not null) return;
        scan = await ((MrSessionData)await (await Client.Projects.GetAsync(Study.Project)).Experiments.GetAsync("MR1")).Scans.GetAsync("2");
        file = await (await scan.Resources.FirstAsync()).Files.GetAsync("large.dcm");
    }

    public override async Task RunAsync()
    {
        (bytes, archive) = (new(), new());
        var ofFile = await file!.DownloadAsync(bytes);
        var ofArchive = await scan!.DownloadAsync(archive);
        Assert.Equal((bytes.Length, archive.Length), (ofFile.Bytes, ofArchive.Bytes));
    }

    // It ended with an exception: what a stream has is a beginning, and never more than the whole.
    public override Task RequireNothingHalfAsync()
    {
        Assert.InRange(bytes.Length, 0, Wanted.Length);
        Assert.Empty(Folder.Files());
        return Task.CompletedTask;
    }

    public override async Task RequireAllAsync()
    {
        Assert.Equal(Wanted, bytes.ToArray());
        archive.Position = 0;
        var tree = Study.Tree.Where(static file => file.Key.StartsWith("MR1/scans/2-", StringComparison.Ordinal));
        Assert.Equal(new Dictionary<string, byte[]>(tree, StringComparer.Ordinal), await ZipCase.ReadAsync(archive));
    }
}
