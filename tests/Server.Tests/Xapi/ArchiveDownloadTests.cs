using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests.Xapi;

public sealed class ArchiveDownloadTests
{
    private const string Base = "/xapi/archive/download";
    private static readonly XNamespace Cat = "http://nrg.wustl.edu/catalog";

    [Fact]
    public async Task CatalogOfChosenScansAndResourcesIsAZip()
    {
        await using var server = await TestServer.StartAsync(Seed);

        var (status, id) = await server.PostAsync(Base, Json(
            """
            {"sessions":["P1:S1:E1:XNAT_E00001"],"projectIds":["P1"],"scan_types":["T1"],"scan_formats":["DICOM"],"resources":["NOTES"],
             "options":["simplified"]}
            """));

        Assert.Equal(200, status);
        Assert.StartsWith("admin-", id, StringComparison.Ordinal);
        Assert.Equal(
            ["E1/NOTES/n.txt=notes", "E1/scans/1/DICOM/a.dcm=one", "E1/scans/1/DICOM/sub/b.dcm=two"],
            await EntriesAsync(server, $"{Base}/{id}/zip"));
        Assert.Equal(
            ["E1/NOTES/n.txt=", "E1/scans/1/DICOM/a.dcm=", "E1/scans/1/DICOM/sub/b.dcm="],
            await EntriesAsync(server, $"{Base}/{id}/test"));
    }

    [Theory]
    [InlineData("\"scan_types\":[\"T1\",\"T2\"],\"scan_formats\":[\"NIFTI\"]", "E1/scans/2-T2/resources/NIFTI/files/c.nii")]
    [InlineData("\"scan_types\":[\"T1\"]", "")]
    [InlineData("\"scan_formats\":[\"DICOM\"]", "")]
    [InlineData("\"assessors\":[\"xnat:qcManualAssessorData\"]", "A1/out/resources/Q/files/q.txt")]
    [InlineData("\"resources\":[\"NONE\"]", "")]
    [InlineData(
        "\"resources\":[\"NOTES\"],\"options\":[\"projectIncludedInPath\",\"subjectIncludedInPath\"]",
        "P1/S1/E1/resources/NOTES/files/n.txt")]
    public async Task EachListChoosesItsPart(string lists, string names)
    {
        await using var server = await TestServer.StartAsync(Seed);

        var (_, id) = await server.PostAsync(
            Base, Json("{\"sessions\":[\"P1:S1:E1:XNAT_E00001\"],\"projectIds\":[\"P1\"]," + lists + "}"));

        Assert.Equal(names, string.Join(' ', (await EntriesAsync(server, $"{Base}/{id}/zip")).Select(entry => entry.Split('=')[0])));
    }

    [Fact]
    public async Task SizeIsThatOfTheFilesAndTheDocumentNamesTheirFolders()
    {
        await using var server = await TestServer.StartAsync(Seed);

        var (_, text) = await server.PostAsync(Base + "withsize", Json(
            """{"sessions":["XNAT_E00001"],"projectId":["P1"],"scan_types":["T1"],"scan_formats":["DICOM"],"resources":["NOTES"]}"""));

        using var answer = JsonDocument.Parse(text);
        Assert.Equal("11", answer.RootElement.GetProperty("size").GetString());
        var id = answer.RootElement.GetProperty("id").GetString();
        var catalog = XElement.Parse(await server.GetAsync($"{Base}/{id}/xml"));
        Assert.Equal((Cat + "Catalog", id), (catalog.Name, catalog.Attribute("ID")!.Value));
        Assert.Equal("XNAT_E00001", catalog.Element(Cat + "sets")!.Element(Cat + "entrySet")!.Attribute("ID")!.Value);
        Assert.Equal(
            [
                "/archive/experiments/XNAT_E00001/scans/1/resources/DICOM",
                "/archive/experiments/XNAT_E00001/resources/NOTES",
            ],
            catalog.Descendants(Cat + "entry").Select(entry => entry.Attribute("URI")!.Value));
        Assert.Equal(
            ["E1/scans/1-T1/resources/DICOM/files", "E1/resources/NOTES/files"],
            catalog.Descendants(Cat + "entry").Select(entry => entry.Attribute("name")!.Value));
        Assert.Equal(catalog.ToString(), XElement.Parse(await server.GetAsync($"{Base}/{id}")).ToString());
    }

    [Theory]
    [InlineData("{}", 204)]
    [InlineData("""{"sessions":["XNAT_E00001"]}""", 204)]
    [InlineData("""{"projectIds":["P1"]}""", 204)]
    [InlineData("""{"sessions":["P1:S1:E1:XNAT_E09999"],"projectIds":["P1"]}""", 403)]
    [InlineData("""{"sessions":["P1:S1:E1:XNAT_E00001"],"projectIds":["P9"]}""", 403)]
    [InlineData("""{"sessions":["P2:S1:E1:XNAT_E00001"],"projectIds":["P1"]}""", 403)]
    [InlineData("""{"sessions":"XNAT_E00001","projectIds":["P1"]}""", 400)]
    [InlineData("""{"sessions":[["XNAT_E00001"]],"projectIds":["P1"]}""", 400)]
    [InlineData("[]", 400)]
    public async Task WhatNamesNoSessionsIsNoCatalog(string body, int status)
    {
        await using var server = await TestServer.StartAsync(Seed);

        Assert.Equal(status, (await server.PostAsync(Base, Json(body))).Status);
        Assert.Equal(status, (await server.PostAsync(Base + "withsize", Json(body))).Status);
    }

    /// <summary>The catalog says what was asked for, not what may be read: that is looked up each time.</summary>
    [Fact]
    public async Task CatalogIsItsMakersAndGivesWhatTheyMayReadNow()
    {
        await using var server = await TestServer.StartAsync(Seed);
        const string body = """{"sessions":["P1:S1:E1:XNAT_E00001"],"projectIds":["P1"],"resources":["NOTES"]}""";
        server.SignInAs("stranger");
        Assert.Equal(403, (await server.PostAsync(Base, Json(body))).Status);
        server.SignInAs("reader");
        var (status, id) = await server.PostAsync(Base, Json(body));
        Assert.Equal(200, status);
        Assert.Equal(200, await server.StatusAsync($"{Base}/{id}/zip"));

        server.SignInAs("stranger");
        foreach (var path in new[] { $"/{id}", $"/{id}/xml", $"/{id}/zip", $"/{id}/test", "/admin-20240101_000000000/zip" })
            Assert.Equal(403, await server.StatusAsync(Base + path));
        Assert.Equal(400, await server.StatusAsync(Base + "/..%2Fx/zip"));

        server.SignInAs("admin");
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/users/collaborator/reader"));
        server.SignInAs("reader");
        Assert.Equal(403, await server.StatusAsync($"{Base}/{id}/zip"));
    }

    [Fact]
    public async Task OldestCatalogGivesWayToTheHundredAndFirst()
    {
        await using var server = await TestServer.StartAsync(Seed);
        const string body = """{"sessions":["XNAT_E00001"],"projectIds":["P1"],"resources":["NOTES"]}""";

        var ids = new List<string>();
        for (var number = 0; number < 101; number++) ids.Add((await server.PostAsync(Base, Json(body))).Text);

        Assert.Equal(101, ids.Distinct().Count());
        Assert.Equal(403, await server.StatusAsync($"{Base}/{ids[0]}/zip"));
        Assert.Equal(200, await server.StatusAsync($"{Base}/{ids[1]}/zip"));
        Assert.Equal(200, await server.StatusAsync($"{Base}/{ids[100]}/zip"));
    }

    [Theory]
    [InlineData("", """["/archive/experiments/XNAT_E00001"]""", 200)]
    [InlineData("/append,checksum", """["/data/archive/projects/P1/subjects/S1/experiments/E1/scans/1"]""", 200)]
    [InlineData("/explode", """["/archive/experiments/XNAT_E00001"]""", 400)]
    [InlineData("", """["/archive/experiments/XNAT_E09999"]""", 404)]
    [InlineData("", """{"a":1}""", 400)]
    [InlineData("", """["/etc/passwd"]""", 400)]
    public async Task CatalogsAreRefreshedByAList(string operations, string body, int status)
    {
        await using var server = await TestServer.StartAsync(Seed);

        Assert.Equal(status, (await server.PutAsync("/xapi/archive/catalogs/refresh" + operations, Json(body))).Status);
        server.SignInAs("reader");
        if (status == 200)
            Assert.Equal(403, (await server.PutAsync("/xapi/archive/catalogs/refresh" + operations, Json(body))).Status);
    }

    private static void Seed(XnatSeed data)
    {
        data.User("reader", "reader").User("stranger", "stranger");
        data.Project("P2");
        var session = data.Project("P1").Collaborator("reader").Subject("S1").Experiment("E1").File("NOTES", "n.txt", "notes"u8.ToArray());
        session.Scan("1", "T1").File("DICOM", "a.dcm", "one"u8.ToArray()).File("DICOM", "sub/b.dcm", "two"u8.ToArray());
        session.Scan("2", "T2").File("NIFTI", "c.nii", "three"u8.ToArray());
        session.Assessor("A1").File("Q", "q.txt", "quality"u8.ToArray());
    }

    private static async Task<List<string>> EntriesAsync(TestServer server, string path)
    {
        using var response = await server.SendAsync(HttpMethod.Get, path);
        Assert.Equal((200, "application/zip"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
        return
        [
            .. zip.Entries.Select(entry => $"{entry.FullName}={new StreamReader(entry.Open()).ReadToEnd()}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
