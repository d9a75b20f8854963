namespace Xnat.Typed.Server.Tests.Items;

/// <summary>Documents that are checked against their schema before they are stored.</summary>
public sealed class XmlUploadTests
{
    private const string Upload = "/xapi/archive/upload/xml";
    private const string Namespaces = "xmlns:xnat=\"http://nrg.wustl.edu/xnat\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    [Fact]
    public async Task DocumentsOfEveryKindAreStored()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(
            200,
            (await server.PutAsync(
                Upload, TestServer.Xml($"<xnat:Project ID=\"P1\" {Namespaces}><xnat:name>One</xnat:name></xnat:Project>"))).Status);
        Assert.Equal(
            (200, "XNAT_S00001"),
            await server.PutAsync(Upload, TestServer.Xml($"<xnat:Subject ID=\"XNAT_S00001\" project=\"P1\" label=\"S1\" {Namespaces}/>")));
        Assert.Equal(
            (200, "XNAT_E00001"),
            await server.PutAsync(
                Upload,
                TestServer.Xml("<xnat:MRSession ID=\"XNAT_E00001\" project=\"P1\" "
                    + $"label=\"E1\" {Namespaces}><xnat:date>2020-02-29</xnat:date><xnat:subject_ID>S1</xnat:subject_ID>"
                    + "</xnat:MRSession>")));
        Assert.Equal(
            (200, "XNAT_E00001"),
            await server.PutAsync(
                Upload + "?allowDataDeletion=true",
                TestServer.Xml($"<xnat:MRSession ID=\"XNAT_E00001\" project=\"P1\" label=\"E1\" {Namespaces}><xnat:note>new</xnat:note>"
                    + "<xnat:subject_ID>S1</xnat:subject_ID></xnat:MRSession>")));

        var fields = (await server.ItemAsync("/data/projects/P1/subjects/S1/experiments/E1")).GetProperty("data_fields");
        Assert.Equal("new", fields.GetProperty("note").GetString());
        Assert.False(fields.TryGetProperty("date", out _));
    }

    [Theory]
    [InlineData("<xnat:Subject project=\"P1\" label=\"S1\" NS><xnat:nonsense/></xnat:Subject>", "nonsense")]
    [InlineData("<xnat:MRSession project=\"P1\" label=\"E1\" NS><xnat:date>yesterday</xnat:date></xnat:MRSession>", "date")]
    [InlineData("<xnat:Unheard NS/>", "no known data type")]
    [InlineData("<xnat:Subject ID=\"X\" label=\"S1\" NS/>", "names no project")]
    public async Task DocumentsThatTheirSchemaForbidsAreRefused(string document, string reason)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var (status, text) = await server.PutAsync(Upload, TestServer.Xml(document.Replace("NS", Namespaces, StringComparison.Ordinal)));

        Assert.Equal(400, status);
        Assert.Contains(reason, text, StringComparison.Ordinal);
        Assert.Empty(await server.RowsAsync("/data/projects/P1/subjects"));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- <!-- -->\n<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\">")]
    public async Task DocumentTypesAreRefusedByName(string prolog)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        var document = $"{prolog}<xnat:Subject ID=\"XNAT_S00001\" project=\"P1\" label=\"S1\" {Namespaces}/>";

        var (status, text) = await server.PutAsync(Upload, TestServer.Xml(document));

        Assert.True(status is >= 400 and < 500, $"Answered {status}.");
        Assert.Contains("DOCTYPE is disallowed", text, StringComparison.Ordinal);
        Assert.Empty(await server.RowsAsync("/data/projects/P1/subjects"));
    }

    [Fact]
    public async Task OnlyOneDocumentByPutIsTaken()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(405, await server.StatusAsync(Upload));
        Assert.Equal(400, (await server.PutAsync(Upload)).Status);
    }
}
