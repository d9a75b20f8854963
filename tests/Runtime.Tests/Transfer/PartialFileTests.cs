using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

public sealed class PartialFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("dead link")]
    [InlineData("link to a folder")]
    [InlineData("pipe")]
    [InlineData("name too long")]
    [InlineData("below a file")]
    [InlineData("below nothing")]
    [InlineData("ends with a slash")]
    public async Task PlaceThatIsNoFilesIsRefusedAndStaysAsItIs(string kind)
    {
        await File.WriteAllTextAsync(folder["mine"], "mine");
        Directory.CreateDirectory(folder["folder"]);
        var path = Place(kind);
        var before = Entries();

        var error = Assert.Throws<XnatException>(() => PartialFile.Create(path));

        Assert.EndsWith("Nothing was downloaded.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Entries());
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["mine"]));
    }

    [Fact]
    public void DeviceIsNotReplaced()
    {
        if (OperatingSystem.IsWindows()) return;

        var error = Assert.Throws<XnatException>(() => PartialFile.Create("/dev/null"));

        Assert.StartsWith("/dev/null is a link, a device or a pipe, and only files are replaced", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("pipe")]
    public async Task PlaceThatIsTakenMeanwhileIsNotReplaced(string kind)
    {
        await File.WriteAllTextAsync(folder["mine"], "mine");
        await using (var file = PartialFile.Create(folder["target"]))
        {
            await file.Stream.WriteAsync("new"u8.ToArray());
            if (kind == "folder") Directory.CreateDirectory(folder["target"]);
            else if (kind == "link") File.CreateSymbolicLink(folder["target"], folder["mine"]);
            else SpecialFiles.MakePipe(folder["target"]);

            await Assert.ThrowsAsync<XnatException>(() => file.KeepAsync().AsTask());
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(folder["mine"]));
        Assert.Equal([folder["mine"], folder["target"]], Entries());
    }

    [Theory]
    [InlineData("")]
    [InlineData("older")]
    public async Task RegularFileIsReplacedAtTheEnd(string older)
    {
        await File.WriteAllTextAsync(folder["target"], older);
        await using (var file = PartialFile.Create(folder["target"]))
        {
            await file.Stream.WriteAsync("new"u8.ToArray());
            Assert.Equal(older, await File.ReadAllTextAsync(folder["target"]));
            await file.KeepAsync();
        }

        Assert.Equal("new", await File.ReadAllTextAsync(folder["target"]));
        Assert.Equal([folder["target"]], Entries());
    }

    [Fact]
    public async Task LinkOfAnotherNameIsNotWrittenThrough()
    {
        await File.WriteAllTextAsync(folder["mine"], "mine");
        File.CreateSymbolicLink(folder["target.partial"], folder["mine"]);

        await using (var file = PartialFile.Create(folder["target"]))
        {
            await file.Stream.WriteAsync("new"u8.ToArray());
            await file.KeepAsync();
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(folder["mine"]));
    }

    private string Place(string kind)
    {
        switch (kind)
        {
            case "link":
                File.CreateSymbolicLink(folder["place"], folder["mine"]);
                break;
            case "dead link":
                File.CreateSymbolicLink(folder["place"], folder["none"]);
                break;
            case "link to a folder":
                Directory.CreateSymbolicLink(folder["place"], folder["folder"]);
                break;
            case "pipe":
                SpecialFiles.MakePipe(folder["place"]);
                break;
            case "folder":
                return folder["folder"];
            case "name too long":
                return folder[new string('n', 256)];
            case "below a file":
                return folder["mine/place"];
            case "below nothing":
                return folder["none/place"];
            default:
                return folder["none/"];
        }

        return folder["place"];
    }

    private string[] Entries() => [.. Directory.EnumerateFileSystemEntries(folder.Path).Order(StringComparer.Ordinal)];
}
