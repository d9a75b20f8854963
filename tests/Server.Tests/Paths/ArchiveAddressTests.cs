using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Xnat.Typed.Server.Tests.Paths;

/// <summary>How addresses are read: what is swallowed, what wins, what is refused, and with which text.</summary>
public sealed class ArchiveAddressTests
{
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    [Theory]
    [InlineData("/data/projects/P1/experiments/E1/scans", "xnat:mrSessionData")]
    [InlineData("/data/projects/P1/experiments/E1/files", "xnat:mrSessionData")]
    [InlineData("/data/subjects/XNAT_S00001/experiments", "xnat:subjectData")]
    [InlineData(Session + "/nonsense/more", "xnat:mrSessionData")]
    [InlineData(Session + "/scans/1/nonsense", "xnat:mrScanData")]
    [InlineData("/data/projects/ANY/subjects/XNAT_S00001", "xnat:subjectData")]
    [InlineData("/data/projects/ANY/experiments/XNAT_E00001", "xnat:mrSessionData")]
    [InlineData("/data/projects/P1/subjects/ANY/experiments/XNAT_E00001", "xnat:mrSessionData")]
    [InlineData("/data/archive/projects/P1/subjects/S1/", "xnat:subjectData")]
    [InlineData("/REST/experiments/XNAT_E00001/assessors/XNAT_E00002", "xnat:qcManualAssessorData")]
    public async Task SurplusIsSwallowedAndAccessionIdsWin(string path, string xsiType)
    {
        await using var server = await Start();

        Assert.Equal(xsiType, (await server.ItemAsync(path)).GetProperty("meta").GetProperty("xsi:type").GetString());
    }

    [Theory]
    [InlineData("/data/projects/P1/nonsense", 400, "Unknown project setting nonsense.")]
    [InlineData(
        "/data/projects/P9/subjects/XNAT_S00001/experiments/XNAT_E00001",
        404,
        "The server has not found anything matching the request URI")]
    [InlineData("/data/projects/P9", 404, "Unable to find the specified experiment.")]
    [InlineData("/data/projects/P1/subjects/S9", 404, "Unable to find the specified subject.")]
    [InlineData("/data/subjects/S1", 404, "Unable to find the specified subject.")]
    [InlineData("/data/experiments/E1", 404, "Unable to find the specified experiment.")]
    [InlineData(Session + "/assessors/none", 404, "Unable to find the specified experiment.")]
    [InlineData(Session + "/scans/9", 404, "Unable to find the specified scan.")]
    [InlineData(Session + "/scans/*", 404, "Unable to find the specified scan.")]
    [InlineData(Session + "/reconstructions/9", 404, "Unable to find the specified reconstruction.")]
    [InlineData(Session + "/resources/none", 404, "Unable to find the specified catalog.")]
    [InlineData(Session + "/scans/9/files", 404, "Unable to identify scan")]
    [InlineData("/data/projects/P9/subjects/S1/experiments/E1/scans", 500, null)]
    [InlineData("/data/projects/P1/subjects/S9/experiments/E1/scans", 404, "Unable to identify subject S9")]
    [InlineData("/data/projects/P1/subjects/S1/experiments/E9/scans", 404, null)]
    [InlineData("/data/experiments/E1/scans", 500, null)]
    [InlineData("/data/projects/P9/subjects/S1/experiments/E1/assessors", 404, null)]
    [InlineData("/data/projects/P1/subjects/S1/experiments/E9/assessors", 404, null)]
    [InlineData("/data/projects/P1/subjects/S9/experiments", 404, "Unable to identify subject S9")]
    [InlineData("/data/projects/P9/subjects", 404, null)]
    [InlineData("/data/scans", 404, null)]
    [InlineData("/data/resources", 404, null)]
    public async Task WhatIsNotThereIsRefusedWithItsText(string path, int status, string? text)
    {
        await using var server = await Start();

        using var response = await server.SendAsync(HttpMethod.Get, path);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith("<html>", page, StringComparison.Ordinal);
        if (text is not null) Assert.Equal(text, TestServer.Heading(page));
    }

    [Theory]
    [InlineData("PUT", "/data/projects/P1/experiments/E1/scans/1", 400)]
    [InlineData("DELETE", "/data/projects/P1/experiments/E1/scans", 400)]
    [InlineData("DELETE", "/data/projects/P1/subjects/S1/nonsense", 400)]
    [InlineData("DELETE", Session + "/scans/1/nonsense", 400)]
    [InlineData("DELETE", "/data/projects/P1/nonsense", 400)]
    [InlineData("POST", Session, 405)]
    [InlineData("DELETE", Session + "/scans", 405)]
    [InlineData("PUT", "/data/projects", 405)]
    public async Task ChangesThroughSurplusOrWrongVerbsAreRefusedAndLoseNothing(string method, string path, int status)
    {
        await using var server = await Start();

        using var response = await server.SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(2, (await server.RowsAsync(Session + "/scans")).Count);
    }

    [Fact]
    public async Task BodyOfUnknownLengthIsAsIfItHadNotBeenSent()
    {
        await using var server = await Start();
        using var content = new StreamContent(new Endless("<xnat:Subject xmlns:xnat=\"http://nrg.wustl.edu/xnat\" group=\"lost\"/>"));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");

        var answer = await server.PutAsync("/data/projects/P1/subjects/S1?src=kept", content);

        var fields = (await server.ItemAsync("/data/projects/P1/subjects/S1")).GetProperty("data_fields");
        Assert.Equal((200, "XNAT_S00001"), answer);
        Assert.Equal("kept", fields.GetProperty("src").GetString());
        Assert.False(fields.TryGetProperty("group", out _));
    }

    [Fact]
    public async Task TokensStandForSlashAndComma()
    {
        await using var server = await Start();

        Assert.Equal(["b"], (await server.RowsAsync(Session + "/scans/a[SLASH]b/files")).Select(row => row["Name"]));
        Assert.Equal(["b"], (await server.RowsAsync(Session + "/scans/T2[COMMA]x/files")).Select(row => row["Name"]));
        Assert.Equal(["a", "b"], (await server.RowsAsync(Session + "/scans/1,T2[COMMA]x/files")).Select(row => row["Name"]));
    }

    [Fact]
    public async Task EndingsShowStatusSharingAndVocabulary()
    {
        await using var server = await Start();
        await server.PutAsync("/data/projects/P2");
        await server.PutAsync(Session + "/projects/P2?label=there");
        await server.PutAsync(Session + "?quarantine=true");

        Assert.Equal("quarantine", await server.GetAsync(Session + "/status"));
        Assert.Equal("active", await server.GetAsync("/data/projects/P1/subjects/S1/status"));
        Assert.Equal("active", await server.GetAsync(Session + "/assessors/qc1/status"));
        Assert.Equal(
            ["E1 P1 P1 P1", "there P2 P2 P2"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/projects"))
                .Select(row => $"{row["label"]} {row["ID"]} {row["Secondary_ID"]} {row["Name"]}"));
        Assert.Equal(["T1", "T2,x"], (await server.RowsAsync("/data/scan_types")).Select(row => row["type"]));
        Assert.Equal(["T1", "T2,x"], (await server.RowsAsync("/data/projects/P1/scan_types")).Select(row => row["type"]));
        Assert.Equal(["MEDPC"], (await server.RowsAsync("/data/scanners")).Select(row => row["scanner"]));
        Assert.Empty(await server.RowsAsync("/data/investigators"));
        await server.PutAsync(Session + "?activate=true");
        Assert.Equal("active", await server.GetAsync(Session + "/status"));
    }

    [Fact]
    public async Task ReconstructionsAreCreatedListedFilledAndDeleted()
    {
        await using var server = await Start();

        Assert.Equal((200, ""), await server.PutAsync(Session + "/reconstructions/r1?type=T1&baseScanType=1"));
        Assert.Equal((200, ""), await server.PutAsync(Session + "/reconstructions/r1?type=T2"));
        Assert.Equal(
            (200, ""),
            await server.PutAsync(Session + "/reconstructions/r1/out/resources/R/files/a.txt", TestServer.Bytes([1], "text/plain")));

        var row = Assert.Single(await server.RowsAsync(Session + "/reconstructions"));
        Assert.Equal(
            ("r1", "T2", "1", "/data/experiments/XNAT_E00001/reconstructions/r1"),
            (row["ID"], row["type"], row["baseScanType"], row["URI"]));
        Assert.Equal(
            "XNAT_E00001",
            (await server.ItemAsync(Session + "/reconstructions/r1"))
                .GetProperty("data_fields")
                .GetProperty("image_session_ID")
                .GetString());
        Assert.Equal(["a.txt"], (await server.RowsAsync(Session + "/reconstructions/r1/files")).Select(file => file["Name"]));
        Assert.Equal(200, await server.DeleteAsync(Session + "/reconstructions/r1"));
        Assert.Empty(await server.RowsAsync(Session + "/reconstructions"));
    }

    [Fact]
    public async Task ScanIsSharedWithItsSessionAndSessionThroughEitherAddress()
    {
        await using var server = await Start();
        await server.PutAsync("/data/projects/P2");
        await server.PutAsync("/data/projects/P3");

        Assert.Equal(200, (await server.PutAsync(Session + "/scans/1/projects/P2")).Status);
        var again = await server.PutAsync(Session + "/scans/1/projects/P2");
        Assert.Equal((201, "XNAT_E00001"), await server.PutAsync("/data/experiments/XNAT_E00001/projects/P3?label=x"));
        var relabelled = await server.PutAsync("/data/experiments/XNAT_E00001/projects/P3?label=y");
        var unknown = await server.PutAsync(Session + "/projects/P9");

        Assert.Equal((409, "Already assigned to project: P2"), (again.Status, TestServer.Heading(again.Text)));
        Assert.Equal(["E1"], (await server.RowsAsync("/data/projects/P2/experiments")).Select(row => row["label"]));
        Assert.Equal((409, "Already assigned to project:P3"), (relabelled.Status, TestServer.Heading(relabelled.Text)));
        Assert.Equal(["y"], (await server.RowsAsync("/data/projects/P3/experiments")).Select(row => row["label"]));
        Assert.Equal((404, "Unable to identify project: P9"), (unknown.Status, TestServer.Heading(unknown.Text)));
        Assert.Equal(200, await server.DeleteAsync("/data/experiments/XNAT_E00001/projects/P3"));
        Assert.Empty(await server.RowsAsync("/data/projects/P3/experiments"));
        Assert.Equal(404, await server.DeleteAsync("/data/experiments/XNAT_E00001/projects/P9"));
    }

    private static Task<TestServer> Start() => TestServer.StartAsync(data =>
    {
        var session = data.Project("P1").Subject("S1").Experiment("E1").With("scanner", "MEDPC");
        session.Scan("1", "T1").File("R", "a", [1]);
        session.Scan("a/b", "T2,x").File("R", "b", [1]);
        session.Assessor("qc1");
    });

    /// <summary>A body whose length nobody knows beforehand.</summary>
    private sealed class Endless(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
