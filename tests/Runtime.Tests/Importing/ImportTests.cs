using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

public sealed class ImportTests : IDisposable
{
    private const string Import = "POST /data/services/import";

    private readonly TemporaryFolder folder = new();
    private readonly string zip;

    public ImportTests()
    {
        zip = folder["study.zip"];
        File.WriteAllBytes(zip, Samples.Zip(("a.dcm", [1, 2, 3])));
    }

    public static TheoryData<byte[], string> NoArchives => new()
    {
        { [], "is empty" },
        { "<!DOCTYPE html>"u8.ToArray(), "is a page of HTML or XML" },
        { [.. new byte[128], .. "DICM"u8, .. new byte[200]], "is a single DICOM file" },
        { "hello"u8.ToArray(), "is neither zip, tar nor gzip" },
        { Samples.Zip(), "is a zip without files" },
        { Samples.Zip(("a.dcm", new byte[500]))[..60], "is a zip that is cut or broken" },
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ArchivedSessionComesBackTyped()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(Import, Samples.SessionUri, "text/uri-list").On("GET /data/projects/P1/subjects/SUB1/experiments/MR1", Samples.SessionItem);
        await using var client = await server.ConnectAsync();

        var session = await client.Services.ImportAsync(zip, new() { Project = "P1", Subject = "SUB1", Experiment = "MR1" });

        Assert.Equal("3.0", Assert.IsType<MrSessionData>(session).FieldStrength);
        Assert.Equal("POST /data/services/import?dest=/archive&project=P1&subject=SUB1&session=MR1", server.Sent[1].Line);
        Assert.Equal(await File.ReadAllBytesAsync(zip), server.Sent[1].Body);
    }

    [Fact]
    public async Task StreamIsReadFromWhereItStandsAndLeftOpen()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(Import, Samples.SessionUri, "text/uri-list").On("GET /data/projects/P1/subjects/SUB1/experiments/MR1", Samples.SessionItem);
        await using var client = await server.ConnectAsync();
        var bytes = await File.ReadAllBytesAsync(zip);
        await using var stream = new MemoryStream([9, 9, .. bytes]) { Position = 2 };

        await client.Services.ImportAsync(stream, new() { Project = "P1" });

        Assert.Equal(bytes, server.Sent[1].Body);
        Assert.True(stream.CanRead);
    }

    [Theory]
    [MemberData(nameof(NoArchives))]
    public async Task FileThatIsNoArchiveIsNotSent(byte[] content, string what)
    {
        using var server = new ScriptedServer().SignsIn();
        await using var client = await server.ConnectAsync();
        var path = folder["other.zip"];
        await File.WriteAllBytesAsync(path, content);

        var error = await Assert.ThrowsAsync<ArgumentException>("path", () => client.Services.ImportAsync(path));

        Assert.StartsWith($"{path} {what}; nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Sent);
    }

    [Fact]
    public async Task ArchiveWithoutDicomIsSaid()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(Import, _ =>
                ScriptedServer.StatusPage(HttpStatusCode.BadRequest, "Upload did not include parsable files for session generation."));
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => client.Services.ImportAsync(zip));

        Assert.Equal(
            "POST /data/services/import answered 400. The archive holds no DICOM files that the server can read; check that the files "
            + "inside are DICOM and not packed once more.",
            error.Message);
    }

    [Fact]
    public async Task SessionThatIsThereIsAConflict()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(Import, _ => ScriptedServer.StatusPage(HttpStatusCode.Conflict, "Session already exists, retry with overwrite enabled"));
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => client.Services.ImportAsync(zip));

        Assert.Equal(
            "POST /data/services/import answered 409. A session of that label is there already, and what was sent waits in the "
            + "prearchive. Archive it from there with Overwrite, or delete it there and choose another label.",
            error.Message);
    }

    [Fact]
    public async Task SessionThatEndedInThePrearchiveComesWithTheError()
    {
        using var server = new ScriptedServer()
            .SignsIn()
            .On(Import, Samples.HeldUri + "\r\n", "text/uri-list")
            .On("GET " + Samples.HeldUri, Samples.HeldRow);
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatPrearchivedException>(() => client.Services.ImportAsync(zip, new() { Project = "P1" }));

        Assert.Equal("PrearchiveSession P1/20240612_101530123/ANONYMIZ", error.Session.ToString());
        Assert.DoesNotContain("ANONYMIZ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrearchivedSessionKnowsItsState()
    {
        using var server = new ScriptedServer()
            .SignsIn()
            .On(Import, Samples.HeldUri + "\r\n", "text/uri-list")
            .On("GET " + Samples.HeldUri, Samples.HeldRow);
        await using var client = await server.ConnectAsync();

        var session = await client.Services.ImportToPrearchiveAsync(zip, new() { Project = "P1", Overwrite = ImportOverwrite.Append });

        Assert.True(session.IsReady);
        Assert.Equal(new DateOnly(2001, 9, 24), session.ScanDate);
        Assert.Equal("POST /data/services/import?dest=/prearchive&project=P1&overwrite=append", server.Sent[1].Line);
    }

    [Fact]
    public async Task SeveralStudiesAreNotPassedOver()
    {
        using var server = new ScriptedServer().SignsIn().On(Import, $"{Samples.HeldUri}\r\n{Samples.HeldUri}_1\r\n", "text/uri-list");
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => client.Services.ImportToPrearchiveAsync(zip));

        Assert.Equal([Samples.HeldUri, Samples.HeldUri + "_1"], error.Candidates);
    }
}
