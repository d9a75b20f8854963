using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>
/// A session of the prearchive, as an archive and into a folder. XNAT keeps no digests there: the archive's own checksums tell.
/// </summary>
internal sealed class PrearchiveCase(XnatClient client) : TransferCase(client)
{
    private static readonly byte[][] Images =
    [
        .. Enumerable.Range(1, 5).Select(static number => DicomBytes.Image(
            DicomBytes.MrImage, "MR", "1", instance: $"{number}", more: dicom => dicom.Bytes(
                0x0010, 0x4000, "LT", Study.Random(number, 9000)))),
    ];

    private PrearchiveSession? session;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        if (session is not null) return;
        await File.WriteAllBytesAsync(Folder["study.zip"], Samples.Zip([.. Images.Select(static (bytes, at) => ($"{at}.dcm", bytes))]));
        session = await Client.Services.ImportToPrearchiveAsync(Folder["study.zip"], new() { Project = Study.Project });
        File.Delete(Folder["study.zip"]);
    }

    public override async Task RunAsync()
    {
        await session!.DownloadAsync(Folder["all.zip"]);
        await session.DownloadDirectoryAsync(Folder["tree"]);
    }

    public override async Task RequireNothingHalfAsync()
    {
        if (File.Exists(Folder["all.zip"])) await RequireArchiveAsync();
        if (Directory.Exists(Folder["tree"])) RequireTree();
    }

    public override async Task RequireAllAsync()
    {
        await RequireArchiveAsync();
        RequireTree();
        Assert.Single(Directory.GetFiles(Folder.Path));
    }

    private async Task RequireArchiveAsync()
    {
        await using var archive = File.OpenRead(Folder["all.zip"]);
        var found = await ZipCase.ReadAsync(archive);
        var images = found.Where(static entry => entry.Key.EndsWith(".dcm", StringComparison.Ordinal));
        RequireImages(images.Select(static entry => entry.Value));
    }

    private void RequireTree() =>
        RequireImages(Directory.EnumerateFiles(Folder["tree"], "*.dcm", SearchOption.AllDirectories).Select(File.ReadAllBytes));

    private static void RequireImages(IEnumerable<byte[]> found) =>
        Assert.Equal(Images.Select(Convert.ToHexString).Order(), found.Select(Convert.ToHexString).Order());
}
