using System.IO.Compression;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>What the tour says, and where it says it: a narrow terminal, a pipe, no terminal at all, a study that is none.</summary>
public sealed class TourOutputTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-tour-output-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task OutputFitsEightyColumnsAndHasNoBlanksAtTheEndsOfLines()
    {
        var (exitCode, output) = await TutorialRun.OfAsync(cleansUp: true, width: 200);

        Assert.Equal(0, exitCode);
        var lines = output.Split('\n');
        Assert.DoesNotContain(lines, line => line.Length > 80);
        Assert.DoesNotContain(lines, line => line.EndsWith(' '));
    }

    [Fact]
    public async Task TransfersAreSomeMegabytesAndStandInColumns()
    {
        var (_, output) = await TutorialRun.OfAsync();

        var sizes = output.Split('\n').Where(line => line.EndsWith(" MB", StringComparison.Ordinal)).ToArray();
        Assert.Equal(5, sizes.Length);
        Assert.All(sizes, line => Assert.Matches("^    (Uploading  |Downloading) +[1-9][0-9]?\\.[0-9] MB$", line));
        Assert.Single(sizes.Select(line => line.Length).Distinct());
    }

    [Fact]
    public async Task WithoutATerminalItIsSaidHowThePasswordIsGiven()
    {
        await using var server = await XnatServer.StartAsync();

        var (exitCode, output) = await TutorialRun.OfAsync(address: server.Url, user: "reader", password: null);

        Assert.Equal(1, exitCode);
        Assert.Contains("Nothing was asked of a server.", output, StringComparison.Ordinal);
        Assert.Contains("There is no terminal to ask for the password of 'reader': set XNAT_PASS", output, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("missing", "There is no file '")]
    [InlineData("folder", "is a folder;")]
    [InlineData("text", "is no zip archive;")]
    [InlineData("cut", "is no zip archive;")]
    [InlineData("empty", "holds no DICOM image;")]
    [InlineData("notes", "holds no DICOM image;")]
    [InlineData("two", "holds images of 2 studies;")]
    public async Task StudyThatDoesNotFitIsSaidBeforeTheFirstRequest(string kind, string expected)
    {
        await using var server = await XnatServer.StartAsync();
        var zip = new FileInfo(Path.Combine(folder.FullName, "study.zip"));
        await MakeAsync(zip.FullName, kind);

        var (exitCode, output) = await TutorialRun.OfAsync(zip, address: server.Url);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains(
            "give a zip archive with the DICOM images of one study (--zip).", output.Replace('\n', ' '), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static async Task MakeAsync(string path, string kind)
    {
        if (kind == "folder") Directory.CreateDirectory(path);
        if (kind == "text") await File.WriteAllTextAsync(path, "This is no archive.");
        if (kind is "empty" or "notes") await PackAsync(path, kind == "empty" ? [] : ["notes.txt"]);
        if (kind is not ("cut" or "two")) return;
        await Study.DicomStudy.WriteZipAsync(path, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(path);
        if (kind == "cut") await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)]);
        else await AddOtherStudyAsync(path);
    }

    private static async Task PackAsync(string path, string[] names)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create);
        foreach (var name in names)
        {
            await using var entry = new StreamWriter(await zip.CreateEntry(name).OpenAsync());
            await entry.WriteAsync("No image stands here.");
        }
    }

    /// <summary>A copy of an image whose study has another last digit.</summary>
    private static async Task AddOtherStudyAsync(string path)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update);
        using var image = new MemoryStream();
        await using (var entry = await zip.GetEntry("T1/slice01.dcm")!.OpenAsync()) await entry.CopyToAsync(image);
        var bytes = image.ToArray();
        ReadOnlySpan<byte> tag = [0x20, 0x00, 0x0D, 0x00, (byte)'U', (byte)'I'];
        bytes[bytes.AsSpan().IndexOf(tag) + 8] = (byte)'1';
        await using var other = await zip.CreateEntry("other.dcm").OpenAsync();
        await other.WriteAsync(bytes);
    }
}
