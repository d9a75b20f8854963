using Xnat.Typed.Server.Tests.Persistence;

namespace Xnat.Typed.Server.Tests.Versions;

/// <summary>Each difference between versions, on both sides of the version that brought it.</summary>
public sealed class VersionTests
{
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    [Theory]
    [InlineData("1.6", "1.6.5")]
    [InlineData("1.7", "1.7.6")]
    [InlineData("1.8", "1.8.10")]
    [InlineData("1.9", "1.9.3")]
    [InlineData("1.7.0", "1.7.0")]
    [InlineData("1.8.10.1", "1.8.10.1")]
    public async Task VersionIsAReleaseOrTheLastOfALine(string asked, string said)
    {
        await using var server = await StartAsync(asked);
        var isOld = asked == "1.6";

        Assert.Equal(said, await server.GetAsync(isOld ? "/data/version" : "/xapi/siteConfig/buildInfo/version"));
        Assert.Equal(404, await server.StatusAsync(isOld ? "/xapi/siteConfig/buildInfo/version" : "/data/version"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("1.5.4")]
    [InlineData("1.10")]
    [InlineData("2.0")]
    [InlineData("1.8.")]
    [InlineData("1.-8")]
    [InlineData("1.8.x")]
    [InlineData(" 1.8")]
    [InlineData("1.08")]
    [InlineData("1.8.1.1.1")]
    [InlineData("1.8.99999999999")]
    [InlineData("1.\u0668")]
    public async Task UnknownVersionIsRefusedAtTheStart(string version)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => XnatServer.StartAsync(new XnatServerOptions { Version = version }));

        Assert.StartsWith(
            $"'{version}' is no version of XNAT that this server knows; it knows the releases of 1.6, 1.7, 1.8 and 1.9, "
            + "written like 1.8 or 1.7.2.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.6.5", 404)]
    [InlineData("1.7.0", 200)]
    public async Task NewerInterfaceCameWith17(string version, int status)
    {
        await using var server = await StartAsync(version);

        string[] paths = ["/xapi/siteConfig/buildInfo", "/xapi/schemas", "/xapi/schemas/xnat", "/xapi/users", "/xapi/xnat/xnat.xsd"];
        foreach (var path in paths) Assert.Equal((path, status), (path, await server.StatusAsync(path)));
        Assert.Contains("targetNamespace", await server.GetAsync("/schemas/xnat/xnat.xsd"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.6", 404)]
    [InlineData("1.8.7", 404)]
    [InlineData("1.8.8", 200)]
    public async Task CustomFieldsCameWith188(string version, int status)
    {
        await using var server = await StartAsync(version);

        var put = await server.PutAsync(
            "/xapi/custom-fields/subjects/XNAT_S00001/fields", new StringContent("{\"a\":1}", null, "application/json"));

        Assert.Equal(status, put.Status);
        Assert.Equal(status, await server.StatusAsync("/xapi/customforms"));
    }

    [Fact]
    public async Task WhatAVersionLacksIsSaidAndIsNoUnknownRequest()
    {
        await using var server = await StartAsync("1.8.7");

        using var response = await server.SendAsync(HttpMethod.Get, "/xapi/custom-fields/projects/P1/fields");

        Assert.Equal(
            "XNAT 1.8.7 has no GET /xapi/custom-fields/projects/{project}/fields; it is there from 1.8.8 on.",
            await response.Content.ReadAsStringAsync());
        Assert.Equal("/xapi/custom-fields/projects/{project}/fields", server.Server.Requests[^1].Route);
    }

    [Theory]
    [InlineData("1.6", 400)]
    [InlineData("1.7.6", 400)]
    [InlineData("1.8.0", 200)]
    public async Task SchemasHaveCustomFieldsFrom18On(string version, int status)
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1"), new() { Version = version, RefusesUnknownFields = true });

        var schema = await server.GetAsync("/schemas/xnat/xnat.xsd");
        Assert.Equal(status == 200, schema.Contains("custom_fields", StringComparison.Ordinal));
        Assert.Equal(status == 200, (await server.GetAsync("/schemas/xdat/xdat.xsd")).Contains("jsonb", StringComparison.Ordinal));
        Assert.Equal(status, (await server.PutAsync("/data/subjects/XNAT_S00001?xnat:subjectData/custom_fields={}")).Status);
    }

    [Theory]
    [InlineData("1.6", 200)]
    [InlineData("1.7.0", 404)]
    [InlineData("1.7.2", 404)]
    [InlineData("1.7.3", 200)]
    public async Task FirstReleasesOf17DoNotShowASingleWaitingSession(string version, int status)
    {
        await using var server = await StartAsync(version);
        var (_, address) = await ImportAsync(server, "&dest=/prearchive", "MR");
        var path = address.Trim();

        Assert.Equal(status, await server.StatusAsync(path + "?format=json"));
        Assert.Equal(200, await server.StatusAsync(path + "/scans"));
        Assert.Single(await server.RowsAsync("/data/prearchive/projects/P1"));
        Assert.Equal(200, await server.DeleteAsync(path));
    }

    [Theory]
    [InlineData("1.6", 403)]
    [InlineData("1.7.4", 403)]
    [InlineData("1.7.5", 401)]
    public async Task UnknownAliasIsForbiddenUpTo174(string version, int status)
    {
        await using var server = await StartAsync(version);

        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("0f5c3c9a-1f8e-4d2c-9e2b-4c3f9b0f1c11", "secret");
        Assert.Equal(status, await server.StatusAsync("/data/JSESSION"));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "wrong");
        Assert.Equal(401, await server.StatusAsync("/data/JSESSION"));
    }

    [Theory]
    [InlineData("1.8.5", 417, 409)]
    [InlineData("1.8.6", 200, 200)]
    public async Task ScanIsChangedWithoutItsTypeFrom186On(string version, int status, int ofAnother)
    {
        await using var server = await StartAsync(version);

        Assert.Equal(status, (await server.PutAsync(Session + "/scans/1?quality=questionable")).Status);
        Assert.Equal(200, (await server.PutAsync(Session + "/scans/1?xsiType=xnat:mrScanData&quality=unusable")).Status);
        Assert.Equal(200, (await server.PutAsync(Session + "/scans/1?xnat:mrScanData/note=x")).Status);
        Assert.Equal(ofAnother, (await server.PutAsync(Session + "/scans/1?xnat:ctScanData/note=x")).Status);
        Assert.Equal(409, (await server.PutAsync(Session + "/scans/1?xsiType=xnat:ctScanData")).Status);
    }

    [Theory]
    [InlineData("1.8.4", "xnat:otherDicomSessionData")]
    [InlineData("1.8.5", "xnat:mrSessionData")]
    public async Task ClassAloneTypesASessionFrom185On(string version, string expected)
    {
        await using var server = await StartAsync(version);

        await ImportAsync(server, "&dest=/archive&subject=S2&session=E2", "");

        var session = await server.ItemAsync("/data/projects/P1/subjects/S2/experiments/E2");
        Assert.Equal(expected, session.GetProperty("meta").GetProperty("xsi:type").GetString());
    }

    [Theory]
    [InlineData("1.8.2", "/data/prearchive/projects/P1/")]
    [InlineData("1.8.3", "/xapi/direct-archive/P1/")]
    public async Task DirectArchiveCameWith183(string version, string start)
    {
        await using var server = await StartAsync(version);

        var (status, address) = await ImportAsync(server, "&import-handler=DICOM-zip&Direct-Archive=true", "MR");

        Assert.Equal(200, status);
        Assert.StartsWith(start, address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.8.8", "10:11:12")]
    [InlineData("1.8.9", "10:11:12.500")]
    [InlineData("1.9.0", "10:11:12.500")]
    public async Task TablesShowMillisecondsOfTimesFrom189On(string version, string expected)
    {
        await using var server = await StartAsync(version);
        Assert.Equal(200, (await server.PutAsync(Session + "?xnat:mrSessionData/time=10:11:12.5")).Status);

        var row = Assert.Single(await server.RowsAsync("/data/experiments?columns=ID,xnat:mrSessionData/time"));

        Assert.Equal(expected, row["xnat:mrsessiondata/time"]);
    }

    [Fact]
    public async Task CommandServesAVersion()
    {
        using var process = await ServerProcess.StartAsync("--xnat-version", "1.6");

        Assert.Equal("1.6.5", await process.Http.GetStringAsync("/data/version"));
    }

    [Fact]
    public async Task CommandRefusesAnUnknownVersion()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync("--xnat-version", "2.0"));

        Assert.Contains("'2.0' is no version of XNAT that this server knows;", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
    }

    private static Task<TestServer> StartAsync(string version) => TestServer.StartAsync(
        data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"), new() { Version = version });

    private static Task<(int Status, string Text)> ImportAsync(TestServer server, string query, string modality)
    {
        var file = DicomBytes.Image(DicomBytes.MrImage, modality, "1");
        return server.PostAsync(
            "/data/services/import?project=P1" + query, TestServer.Bytes(Archives.Zip(("a.dcm", file)), "application/zip"));
    }
}
