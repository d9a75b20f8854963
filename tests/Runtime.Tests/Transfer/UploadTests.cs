using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>An upload is done when the server has it. The server here says 200 to everything.</summary>
public sealed class UploadTests : IAsyncDisposable
{
    private const string Owner = "projects/P1/subjects/XNAT_S00001";
    private const string Files = "/data/" + Owner + "/resources/7/files";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, byte[]> stored = new(StringComparer.Ordinal);
    private readonly ScriptedServer server = new ScriptedServer().SignsIn().On(
        "GET /data/auth", "User 'reader' is logged in", "text/plain");
    private readonly List<XnatConnection> opened = [];
    private bool keepsDigests = true;
    private bool keepsSizes = true;

    public static TheoryData<string> ArchiveKinds => ["a.zip", "a.tar", "a.tar.gz", "a.tgz"];

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in opened) await connection.DisposeAsync();
        server.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(true, true, false, VerifiedBy.Digest)]
    [InlineData(true, true, true, VerifiedBy.Digest)]
    [InlineData(false, true, false, VerifiedBy.Length)]
    [InlineData(false, true, true, VerifiedBy.ReadBack)]
    [InlineData(false, false, false, VerifiedBy.ReadBack)]
    public async Task ResultSaysWhatItWasComparedBy(bool digests, bool sizes, bool readsBack, VerifiedBy by)
    {
        (keepsDigests, keepsSizes) = (digests, sizes);
        Serve("a.txt", Keep);
        var resource = await ResourceAsync();

        var result = await resource.UploadAsync(Local("hello"), new() { RemotePath = "a.txt", ReadBack = readsBack });

        Assert.Equal(new UploadResult(1, 5, by), result);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task NewFileThatWasNotKeptIsNoticed(bool digests, bool readsBack)
    {
        keepsDigests = digests;
        Serve("a.txt", static (_, _) => { });
        var resource = await ResourceAsync();

        var error = await Assert.ThrowsAsync<XnatAccessDeniedException>(
            () => resource.UploadAsync(Local("hello"), new() { RemotePath = "a.txt", ReadBack = readsBack }));

        Assert.Equal(
            "PUT /data/projects/{project}/subjects/{subject}/resources/{resource}/files/{path} answered 200 and did not keep the file; " +
            "this account may not write to the resource. Ask an owner of the project for the right to.",
            error.Message);
    }

    [Theory]
    [InlineData("older", true, true)]
    [InlineData("older", true, false)]
    [InlineData("older", false, true)]
    [InlineData("older", false, false)]
    [InlineData("other length", true, true)]
    [InlineData("other length", false, true)]
    public async Task OlderFileThatWasNotReplacedIsNoticed(string older, bool digests, bool overwrites)
    {
        keepsDigests = digests;
        stored["a.txt"] = Bytes(older);
        Serve("a.txt", static (_, _) => { });
        var resource = await ResourceAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(
            () => resource.UploadAsync(Local("hello"), new() { RemotePath = "a.txt", Overwrite = overwrites }));

        Assert.Contains("answered 200, and a file of that path is there with another", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab.txt", true)]
    [InlineData("a%20b.txt", true)]
    [InlineData("a+b.txt", false)]
    [InlineData("a&amp;b.txt", false)]
    public async Task FileThatWasStoredUnderAnotherNameIsSaid(string name, bool digests)
    {
        keepsDigests = digests;
        Serve("a%20b.txt", (_, bytes) => stored[name] = bytes);
        var resource = await ResourceAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(
            () => resource.UploadAsync(Local("hello"), new() { RemotePath = "a b.txt" }));

        Assert.Contains("stored the file under another name than was sent", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ArchiveKinds))]
    public async Task ExtractionIsConfirmedFileByFile(string name)
    {
        Serve(name, (_, _) =>
        {
            stored["one.txt"] = Bytes("first");
            stored["sub/two.txt"] = Bytes("second");
        });
        var resource = await ResourceAsync();

        var result = await resource.UploadAsync(Archive(name), new() { RemotePath = name, Extract = true });

        Assert.Equal(new UploadResult(2, 11, VerifiedBy.Digest), result);
    }

    [Theory]
    [MemberData(nameof(ArchiveKinds))]
    public async Task ExtractionThatLeftSomethingOutIsNoticed(string name)
    {
        Action[] wrongs =
        [
            () => { },
            () => stored["one.txt"] = Bytes("first"),
            () => (stored["one.txt"], stored["sub/two.txt"]) = (Bytes("first"), Bytes("secon")),
            () => (stored["one.txt"], stored["sub/two.txt"]) = (Bytes("first"), Bytes("SECOND")),
            () => (stored["one.txt"], stored["two.txt"]) = (Bytes("first"), Bytes("second")),
            () => stored[name] = Bytes("the archive itself"),
        ];
        foreach (var wrong in wrongs)
        {
            stored.Clear();
            Serve(name, (_, _) => wrong());
            var resource = await ResourceAsync();

            await Assert.ThrowsAnyAsync<XnatException>(
                () => resource.UploadAsync(Archive(name), new() { RemotePath = name, Extract = true }));
        }
    }

    [Theory]
    [MemberData(nameof(ArchiveKinds))]
    public async Task BrokenArchiveIsNotSent(string name)
    {
        var whole = await File.ReadAllBytesAsync(Archive(name));
        var resource = await ResourceAsync();
        var before = server.Sent.Count;
        byte[][] broken = [whole[..(whole.Length / 2)], Bytes("no archive at all"), [.. whole[..40], .. new byte[300]], new byte[2000]];
        foreach (var bytes in broken)
        {
            using var stream = new MemoryStream(bytes);

            await Assert.ThrowsAsync<ArgumentException>(() => resource.UploadAsync(stream, new() { RemotePath = name, Extract = true }));
        }

        Assert.Equal(before, server.Sent.Count);
    }

    [Theory]
    [InlineData("a.zip", "../out.txt")]
    [InlineData("a.zip", "/out.txt")]
    [InlineData("a.zip", "a\\b.txt")]
    [InlineData("a.zip", "a\u202Eb.txt")]
    [InlineData("a.txt", "fine.txt")]
    [InlineData("a", "fine.txt")]
    public async Task ArchiveThatCannotBeUnpackedByItsNamesIsNotSent(string remote, string entry)
    {
        var resource = await ResourceAsync();
        using var stream = new MemoryStream(Samples.Zip((entry, [1])));

        await Assert.ThrowsAsync<ArgumentException>(() => resource.UploadAsync(stream, new() { RemotePath = remote, Extract = true }));
    }

    [Fact]
    public async Task ArchiveIsReadFromWhereItsStreamStands()
    {
        Serve("a.zip", (_, _) => stored["one.txt"] = Bytes("first"));
        var resource = await ResourceAsync();
        using var stream = new MemoryStream([9, 9, 9, .. Samples.Zip(("one.txt", Bytes("first")))]) { Position = 3 };

        var result = await resource.UploadAsync(stream, new() { RemotePath = "a.zip", Extract = true });

        Assert.Equal(1, result.Files);
        Assert.Equal(Samples.Zip(("one.txt", Bytes("first"))).Length, server.Sent.Single(static sent => sent.Method == "PUT"
            && sent.Path.StartsWith(Files, StringComparison.Ordinal)).Body.Length);
    }

    [Fact]
    public async Task ReasonIsSent()
    {
        Serve("a.txt", Keep);
        var resource = await ResourceAsync();

        await resource.UploadAsync(Local("hello"), new() { RemotePath = "a.txt", Reason = "as agreed" });

        Assert.Contains(server.Sent, static sent => sent.Method == "PUT"
            && sent.Query.Contains("event_reason=as agreed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeletedFileIsGoneOrItIsSaid(bool deletes)
    {
        stored["a.txt"] = Bytes("hello");
        server.On($"DELETE {Files}/a.txt", _ =>
        {
            if (deletes) stored.Clear();
            return ScriptedServer.Text("", "text/plain");
        });
        var file = await (await ResourceAsync()).Files.GetAsync("a.txt");

        if (deletes) await file.DeleteAsync("as agreed");
        else await Assert.ThrowsAsync<XnatAccessDeniedException>(() => file.DeleteAsync("as agreed"));

        Assert.Contains(server.Sent, static sent => sent.Method == "DELETE" && sent.Query == "event_reason=as agreed");
    }

    private void Keep(string path, byte[] bytes) => stored[path] = bytes;

    private string Local(string text)
    {
        var path = folder["local.txt"];
        File.WriteAllText(path, text);
        return path;
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private string Archive(string name)
    {
        var path = folder[name];
        File.Delete(path);
        using var file = File.Create(path);
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            file.Write(Samples.Zip(("one.txt", Bytes("first")), ("sub/two.txt", Bytes("second"))));
            return path;
        }

        using var target = name.EndsWith(".tar", StringComparison.Ordinal) ? (Stream)file : new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(target);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "one.txt") { DataStream = new MemoryStream(Bytes("first")) });
        tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "sub/"));
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "sub/two.txt") { DataStream = new MemoryStream(Bytes("second")) });
        return path;
    }

    /// <summary>What the server does with a body that comes for a path.</summary>
    private void Serve(string path, Action<string, byte[]> store) => server.On($"PUT {Files}/{path}", sent =>
    {
        store(path, sent.Body);
        return ScriptedServer.Text("", "text/plain");
    });

    private async Task<AbstractResource> ResourceAsync()
    {
        server.On($"GET {Files}", _ => ScriptedServer.Text(Listing()));
        foreach (var path in (string[])["a.txt", "local.txt"])
        {
            server.On(
                $"GET {Files}/{path}", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(stored[path]) });
        }

        var connection = await server.OpenAsync();
        opened.Add(connection);
        return new ResourceCatalog { ServerLocation = new(connection, Owner + "/resources/7", null, null) };
    }

    private string Listing() => JsonSerializer.Serialize(new
    {
        ResultSet = new
        {
            Result = stored.Select(file => new
            {
                Name = file.Key.Split('/')[^1],
                URI = $"{Files}/{file.Key}",
                Size = keepsSizes ? $"{file.Value.Length}" : "",
                digest = keepsDigests ? ArchiveStage.Digest(file.Value) : "",
            }),
        },
    });
}
