using System.Text;

namespace Xnat.Typed.Server.Tests.Files;

/// <summary>Everything that holds resources does it in one way, under each of its addresses.</summary>
public class ResourceParentTests
{
    private const string Session = "/data/experiments/XNAT_E00001";

    /// <summary>Addresses of what <see cref="Start"/> makes, and the address that listings give for its files.</summary>
    public static TheoryData<string, string> Parents => new()
    {
        { "/data/projects/P1", "/data/projects/P1" },
        { "/data/projects/P1/subjects/S1", "/data/projects/P1/subjects/XNAT_S00001" },
        { "/data/experiments/XNAT_E00001", "/data/experiments/XNAT_E00001" },
        { "/data/projects/P1/subjects/S1/experiments/E1", "/data/projects/P1/subjects/XNAT_S00001/experiments/XNAT_E00001" },
        { "/data/experiments/XNAT_E00001/scans/1", "/data/experiments/XNAT_E00001/scans/1" },
        { "/data/experiments/XNAT_E00001/assessors/XNAT_E00002/out", "/data/experiments/XNAT_E00001/assessors/XNAT_E00002/out" },
        { "/data/experiments/XNAT_E00001/assessors/XNAT_E00002/in", "/data/experiments/XNAT_E00001/assessors/XNAT_E00002/in" },
        { "/data/experiments/XNAT_E00001/reconstructions/R1/out", "/data/experiments/XNAT_E00001/reconstructions/R1/out" },
    };

    public static TheoryData<string> Addresses => [.. Parents.Select(parent => (string)parent[0])];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task FolderIsMadeListedDescribedAndRemoved(string parent)
    {
        await using var server = await Start();

        Assert.Equal((200, ""), await server.PutAsync(parent + "/resources/NOTES?format=TXT&content=REPORT"));
        Assert.Equal(409, (await server.PutAsync(parent + "/resources/NOTES")).Status);
        var row = Assert.Single(await server.RowsAsync(parent + "/resources?format=json"), row => row["label"] == "NOTES");
        Assert.Equal(("TXT", "REPORT", "xnat:resourceCatalog"), (row["format"], row["content"], row["element_name"]));
        Assert.StartsWith(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cat:Catalog",
            await server.GetAsync(parent + "/resources/NOTES"),
            StringComparison.Ordinal);
        Assert.Equal(200, await server.DeleteAsync($"{parent}/resources/{row["xnat_abstractresource_id"]}?removeFiles=true"));
        Assert.Equal(404, await server.StatusAsync(parent + "/resources/NOTES"));
    }

    [Theory]
    [MemberData(nameof(Parents))]
    public async Task FileIsStoredListedReadAndRemoved(string parent, string listed)
    {
        await using var server = await Start();
        var file = parent + "/resources/NOTES/files/a/b.txt";

        Assert.Equal((200, ""), await server.PutAsync(file + "?inbody=true", TestServer.Bytes("first"u8.ToArray(), null)));
        Assert.Equal((200, ""), await server.PostAsync(file + "?inbody=true&overwrite=true", TestServer.Bytes("second"u8.ToArray(), null)));

        var row = Assert.Single(await server.RowsAsync(parent + "/resources/NOTES/files?format=json"));
        Assert.Matches($"^{listed}/resources/[0-9]+/files/a/b.txt$", row["URI"]);
        Assert.Equal(("b.txt", "6"), (row["Name"], row["Size"]));
        Assert.Equal("second", await server.GetAsync(row["URI"]));
        Assert.Equal("second", await server.GetAsync(file));
        Assert.Equal(200, await server.DeleteAsync(file));
        Assert.Equal(404, await server.StatusAsync(file));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task FormOfFilesAndAFolderWithoutNameAreTaken(string parent)
    {
        await using var server = await Start();
        await server.PutAsync(parent + "/resources/FIRST");
        using var form = new MultipartFormDataContent { { TestServer.Bytes("text"u8.ToArray(), "text/plain"), "file", "c.txt" } };

        Assert.Equal(200, (await server.PostAsync(parent + "/resources/FIRST/files", form)).Status);
        Assert.Equal(200, (await server.PutAsync(parent + "/files/d.txt?inbody=true", TestServer.Bytes("more"u8.ToArray(), null))).Status);

        Assert.Equal(
            ["c.txt", "d.txt"],
            (await server.RowsAsync(parent + "/resources/FIRST/files?format=json"))
                .Select(row => row["Name"])
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["c.txt", "d.txt"],
            (await server.RowsAsync(parent + "/files?format=json")).Select(row => row["Name"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FolderIsMadeByPostToo()
    {
        await using var server = await Start();

        var (status, text) = await server.PostAsync(
            "/data/experiments/XNAT_E00001/resources",
            TestServer.Xml("""<xnat:ResourceCatalog xmlns:xnat="http://nrg.wustl.edu/xnat" label="POSTED" format="TXT"/>"""));

        Assert.Equal(200, status);
        var row = Assert.Single(await server.RowsAsync("/data/experiments/XNAT_E00001/resources?format=json"));
        Assert.Equal("POSTED", row["label"]);
        Assert.EndsWith("/resources/" + row["xnat_abstractresource_id"], text.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesOfAssessorsAndReconstructionsAreThoseThatTheyProduced()
    {
        await using var server = await Start();
        foreach (var (direction, text) in new[] { ("in", "before"), ("out", "after") })
        {
            await server.PutAsync(
                $"/data/experiments/XNAT_E00001/assessors/XNAT_E00002/{direction}/resources/R/files/{direction}.txt?inbody=true",
                TestServer.Bytes(Encoding.ASCII.GetBytes(text), null));
            await server.PutAsync(
                $"/data/experiments/XNAT_E00001/reconstructions/R1/{direction}/resources/R/files/{direction}.txt?inbody=true",
                TestServer.Bytes(Encoding.ASCII.GetBytes(text), null));
        }

        var ofAssessor = await server.RowsAsync("/data/experiments/XNAT_E00001/assessors/XNAT_E00002/files?format=json");
        var ofReconstruction = await server.RowsAsync("/data/experiments/XNAT_E00001/reconstructions/R1/files?format=json");

        Assert.Equal("out.txt", Assert.Single(ofAssessor)["Name"]);
        Assert.Equal("out.txt", Assert.Single(ofReconstruction)["Name"]);
    }

    [Fact]
    public async Task FilesWithoutAFolderAreThoseOfTheFirst()
    {
        await using var server = await Start();
        await server.PutAsync(Session + "/resources/FIRST");

        Assert.Equal(200, (await server.PostAsync(Session + "/files/a.txt?inbody=true", TestServer.Bytes([1], null))).Status);
        Assert.Equal("a.txt", Assert.Single(await server.RowsAsync(Session + "/resources/FIRST/files"))["Name"]);
        Assert.Equal(200, await server.DeleteAsync(Session + "/files/a.txt"));
        Assert.Empty(await server.RowsAsync(Session + "/files"));
    }

    private static async Task<TestServer> Start()
    {
        var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1");
            session.Scan("1", "T1");
            session.Assessor("A1");
        });
        await server.PutAsync("/data/experiments/XNAT_E00001/reconstructions/R1?type=smooth");
        return server;
    }
}
