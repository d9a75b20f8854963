using System.IO.Compression;

namespace Xnat.Typed.Server.Tests.Files;

/// <summary>Resources and files by other ways than one upload: scratch space, server paths, services.</summary>
public sealed class FileServiceTests
{
    private const string Scan = "/data/projects/P1/subjects/S1/experiments/E1/scans/1";
    private const string Cache = "/data/user/cache/resources";

    [Fact]
    public async Task ScratchSpaceKeepsFoldersAndFilesOfTheAccount()
    {
        await using var server = await Start();

        Assert.Equal((200, ""), await server.PutAsync(Cache + "/up"));
        Assert.Equal(412, (await server.PutAsync(Cache + "/up")).Status);
        Assert.Equal((200, ""), await server.PutAsync(Cache + "/up/files/in/a.txt", TestServer.Bytes("a"u8.ToArray(), "text/plain")));
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2]), "one", "b.bin" } };
        Assert.Equal(201, (await server.PostAsync(Cache + "/up/files", form)).Status);

        Assert.Equal(["up=" + Cache + "/up"], (await server.RowsAsync(Cache)).Select(row => $"{row["Resource"]}={row["URI"]}"));
        Assert.Equal(
            ["a.txt 1 " + Cache + "/up/files/in/a.txt", "b.bin 2 " + Cache + "/up/files/b.bin"],
            (await server.RowsAsync(Cache + "/up/files")).Select(row => $"{row["Name"]} {row["Size"]} {row["URI"]}"));
        Assert.Equal("a", await server.GetAsync(Cache + "/up/files/in/a.txt"));
        using var zip = new ZipArchive(await server.Http.GetStreamAsync(new Uri(Cache + "/up?format=zip", UriKind.Relative)));
        Assert.Equal(["up/in/a.txt", "up/b.bin"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(200, await server.DeleteAsync(Cache + "/up/files/b.bin"));
        Assert.Equal(404, await server.StatusAsync(Cache + "/up/files/b.bin"));
        Assert.Equal(200, await server.DeleteAsync(Cache + "/up"));
        Assert.Equal(404, await server.StatusAsync(Cache + "/up"));
        Assert.Equal(404, await server.DeleteAsync(Cache + "/up"));
        Assert.Equal(405, (await server.PostAsync(Cache)).Status);
    }

    [Fact]
    public async Task FilesMoveFromTheScratchSpaceIntoAResource()
    {
        await using var server = await Start();
        await server.PutAsync(Cache + "/up/files/in/a.txt", TestServer.Bytes("a"u8.ToArray(), "text/plain"));
        await server.PutAsync(Cache + "/up/files/b.txt", TestServer.Bytes("b"u8.ToArray(), "text/plain"));

        Assert.Equal(
            (200, ""),
            await server.PostAsync("/data/services/move-files?src=/user/cache/resources/up/files/in/a.txt&dest=/archive"
                + $"{Scan["/data".Length..]}/resources/R"));
        Assert.Equal(
            (200, ""), await server.PostAsync($"/data/services/move-files?src=/user/cache/resources/up&dest={Scan}/resources/R/files"));

        Assert.Equal(
            ["in/a.txt", "b.txt"], (await server.RowsAsync(Scan + "/resources/R/files")).Select(row => row["URI"].Split("/files/")[1]));
        Assert.Empty(await server.RowsAsync(Cache + "/up/files"));
        Assert.Equal(400, (await server.PostAsync("/data/services/move-files")).Status);
        Assert.Equal(
            400, (await server.PostAsync("/data/services/move-files?src=/user/cache/resources/up&dest=/archive/projects/P1")).Status);
        Assert.Equal(
            404, (await server.PostAsync($"/data/services/move-files?src=/user/cache/resources/none&dest={Scan}/resources/R")).Status);
    }

    [Fact]
    public async Task ServerPathsAreTakenFromAdministratorsOnly()
    {
        var folder = Directory.CreateTempSubdirectory("reference-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.txt"), "from the server");
        await using var server = await Start(folder.FullName);
        var reference = "reference=" + TestServer.Escape(folder.FullName);

        var async = await server.PutAsync($"{Scan}/resources/R/files/?{reference}&async=true");
        var missing = await server.PutAsync($"{Scan}/resources/R/files/x?reference={TestServer.Escape(folder.FullName)}/none");

        Assert.Equal(200, async.Status);
        Assert.Matches("""^\{"workflowId":\d+\}$""", async.Text);
        Assert.Equal("from the server", await server.GetAsync(Scan + "/resources/R/files/a.txt"));
        Assert.Equal(404, missing.Status);
        await server.PutAsync("/data/projects/P1/users/Members/member");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("member", "m");
        Assert.Equal(403, (await server.PutAsync($"{Scan}/resources/R/files/b.txt?{reference}")).Status);
        folder.Delete(recursive: true);
    }

    /// <summary>An administrator of the archive is none of the machine: without an allowed folder there is nothing to refer to.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/inside/../outside/secret.txt")]
    [InlineData("/outside")]
    [InlineData("/inside-too/secret.txt")]
    [InlineData("/inside/link.txt")]
    [InlineData("/inside/linked/secret.txt")]
    [InlineData("/inside")]
    public async Task ReferencesThatLeadOutOfTheAllowedFolderAreRefused(string path)
    {
        var folder = Directory.CreateTempSubdirectory("reference-");
        foreach (var name in new[] { "inside", "outside", "inside-too" }) folder.CreateSubdirectory(name);
        foreach (var name in new[] { "outside", "inside-too" })
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name, "secret.txt"), "secret");
        var outside = Path.Combine(folder.FullName, "outside");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "inside", "link.txt"), Path.Combine(outside, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "inside", "linked"), outside);
        await using var server = await (path.Length == 0 ? Start() : Start(Path.Combine(folder.FullName, "inside")));

        var (status, _) = await server.PutAsync($"{Scan}/resources/R/files/?reference={TestServer.Escape(folder.FullName + path)}");

        Assert.Equal(403, status);
        Assert.Empty(await server.RowsAsync(Scan + "/files"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task ResourceMadeThroughTheListingAnswersItsNumber()
    {
        await using var server = await Start();

        var (status, address) = await server.PostAsync(Scan + "/resources?label=R&format=TXT&tags=one,two");
        var document = await server.PostAsync(
            Scan + "/resources",
            TestServer.Xml("<xnat:ResourceCatalog label=\"Q\" content=\"RAW\" xmlns:xnat=\"http://nrg.wustl.edu/xnat\"/>"));

        Assert.Equal((200, 200), (status, document.Status));
        Assert.Matches(@"/resources/\d+$", address);
        Assert.StartsWith("<?xml", await server.GetAsync(address), StringComparison.Ordinal);
        Assert.Equal(
            ["R TXT  one,two", "Q  RAW "],
            (await server.RowsAsync(Scan + "/resources")).Select(row => $"{row["label"]} {row["format"]} {row["content"]} {row["tags"]}"));
        Assert.Equal(409, (await server.PostAsync(Scan + "/resources?label=R")).Status);
    }

    [Fact]
    public async Task DigitsAreNeverALabel()
    {
        await using var server = await Start();

        Assert.Equal(404, (await server.PutAsync(Scan + "/resources/123")).Status);
        Assert.Equal(404, (await server.PutAsync(Scan + "/resources/123/files/a", TestServer.Bytes([1], "text/plain"))).Status);
        Assert.Empty(await server.RowsAsync(Scan + "/resources"));
    }

    [Fact]
    public async Task DeletingSomeOfSeveralResourcesIsAPartialSuccess()
    {
        await using var server = await Start();
        await server.PutAsync(Scan + "/resources/A");

        Assert.Equal(207, await server.DeleteAsync(Scan + "/resources/A,B"));
        Assert.Equal(404, await server.DeleteAsync(Scan + "/resources/A,B"));
        Assert.Equal(400, (await server.PutAsync(Scan + "/resources/A/more")).Status);
    }

    [Fact]
    public async Task UploadWithoutResourceGoesIntoTheFirstOne()
    {
        await using var server = await Start();

        Assert.Equal((200, ""), await server.PutAsync(Scan + "/files/a.txt", TestServer.Bytes("a"u8.ToArray(), "text/plain")));
        Assert.Equal((200, ""), await server.PutAsync(Scan + "/files/b.txt", TestServer.Bytes("b"u8.ToArray(), "text/plain")));

        Assert.Equal("", Assert.Single(await server.RowsAsync(Scan + "/resources"))["label"]);
        Assert.Equal("b", await server.GetAsync(Scan + "/files/b.txt"));
        Assert.Equal(404, await server.StatusAsync(Scan + "/files/c.txt"));
    }

    [Fact]
    public async Task UploadToAFolderKeepsTheNamesOfTheParts()
    {
        await using var server = await Start();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([1]), "one", "one.bin" },
            { new ByteArrayContent([2]), "two", "two.bin" }
        };

        await server.PostAsync(Scan + "/resources/R/files/in/", form);

        Assert.Equal(
            ["in/one.bin", "in/two.bin"],
            (await server.RowsAsync(Scan + "/resources/R/files")).Select(row => row["URI"].Split("/files/")[1]));
        Assert.Equal(
            406,
            (await server.PostAsync(
                Scan + "/resources/R/files?inbody=true",
                new MultipartFormDataContent { { new ByteArrayContent([1]), "one", "x" } })).Status);
    }

    [Fact]
    public async Task CatalogsAreRefreshedByAddress()
    {
        await using var server = await Start();
        await server.PutAsync(Scan + "/resources/R");

        Assert.Equal(
            (200, ""),
            await server.PostAsync($"/data/services/refresh/catalog?resource={Scan}/resources/R&resource=/archive/projects/P1"
                + "&options=checksum&options=populateStats&append=true"));
        Assert.Equal(404, (await server.PostAsync($"/data/services/refresh/catalog?resource={Scan}/resources/NONE")).Status);
        Assert.Equal(400, (await server.PostAsync("/data/services/refresh/catalog?resource=/nonsense")).Status);
        Assert.Equal(405, await server.StatusAsync("/data/services/refresh/catalog"));
    }

    private static Task<TestServer> Start(params IReadOnlyList<string> referenceFolders) => TestServer.StartAsync(
        data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"),
        new()
        {
            Users = [new("admin", "admin"), new("member", "m") { IsAdmin = false }],
            ReferenceFolders = referenceFolders,
        });
}
