using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests;

/// <summary>The requests of xnatpy in the order in which its tutorial makes them, and what it needs of each answer.</summary>
public sealed partial class XnatpyFlowTests
{
    [Fact]
    public async Task ConnectReadsSignInVersionSchemasAndSearchFields()
    {
        await using var server = await TestServer.StartAnonymousAsync();

        Assert.DoesNotContain("/app/", await server.GetAsync("/"), StringComparison.Ordinal);
        var (_, id) = await server.PutAsync(
            "/data/services/auth", new FormUrlEncodedContent([new("username", "admin"), new("password", "admin")]));
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);
        Assert.Equal("User 'admin' is logged in", await server.GetAsync("/data/auth"));
        Assert.Equal(id, await server.GetAsync("/data/JSESSION"));
        Assert.Equal(404, await server.StatusAsync("/data/version"));
        Assert.Contains("\"version\":\"1.8", await server.GetAsync("/xapi/siteConfig/buildInfo?format=json"), StringComparison.Ordinal);
        var names = Quoted()
            .Matches(await server.GetAsync("/xapi/schemas?format=json"))
            .Select(match => match.Groups["name"].Value)
            .ToList();
        Assert.Contains("xnat", names);
        foreach (var name in names) AssertServesItsNamespace(await server.GetAsync("/xapi/schemas/" + name));
        var elements = (await server.RowsAsync("/data/search/elements?format=json")).ConvertAll(row => row["ELEMENT_NAME"]);
        Assert.Contains("xnat:mrSessionData", elements);
        foreach (var element in elements)
            Assert.All(await server.RowsAsync($"/data/search/elements/{element}?format=json"), row => Assert.NotEqual("", row["FIELD_ID"]));
    }

    [Fact]
    public async Task TutorialRunsFromImportToDump()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("brainimages", "Brain Image Analysis"));
        var zip = Archives.Zip(
            ("a/1.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")), ("a/2.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "2")));
        Assert.Equal(
            "Brain Image Analysis",
            Assert.Single(await server.RowsAsync("/data/archive/projects?columns=ID,URI,name&format=json"))["name"]);

        var (_, direct) = await server.PostAsync(
            "/data/services/import?project=brainimages&subject=A2&session=A2", TestServer.Bytes(zip, "application/zip"));
        var item = (await server.ItemAsync(direct.Trim().Replace(
            "/data/archive", "/data", StringComparison.Ordinal))).GetProperty("data_fields");
        var (_, staged) = await server.PostAsync(
            "/data/services/import?dest=/prearchive&project=brainimages", TestServer.Bytes(zip, "application/zip"));
        Assert.Equal(staged.Trim(), "/data" + Assert.Single(await server.RowsAsync("/data/prearchive/projects?format=json"))["url"]);
        var (_, archived) = await server.PostAsync($"/data/services/archive?src={staged.Trim()}&auto-archive=false&subject=A3&session=A3");
        Assert.Equal("/data/archive/projects/brainimages/subjects/A3/experiments/A3", archived.Trim());

        var session = $"/data/archive/projects/brainimages/subjects/{item.GetProperty("subject_ID").GetString()}/experiments/"
            + $"{item.GetProperty("ID").GetString()}";
        var scans = await server.RowsAsync(session + "/scans?columns=ID,URI,type,xsiType&format=json");
        Assert.Equal(
            ["1 Series 1 xnat:mrScanData", "2 Series 2 xnat:mrScanData"],
            scans.Select(scan => $"{scan["ID"]} {scan["type"]} {scan["xsiType"]}"));
        Assert.Equal(2, (await server.RowsAsync(session + "/scans/ALL/files?format=json")).Count);
        using var archive = new ZipArchive(await server.Http.GetStreamAsync(new Uri(
            session + "/scans/1/files?format=zip", UriKind.Relative)));
        Assert.Equal("A2/scans/1-Series_1/resources/DICOM/files/1.dcm", Assert.Single(archive.Entries).FullName);
        var scan = (await server.ItemAsync(scans[0]["URI"])).GetProperty("data_fields");
        Assert.Equal(item.GetProperty("ID").GetString(), scan.GetProperty("image_session_ID").GetString());
        Assert.Equal(
            "Phantom^A",
            Assert.Single(await server.RowsAsync(
                $"/data/services/dicomdump?src=/archive/projects/brainimages/experiments/{item.GetProperty("ID").GetString()}/scans/1"
                + "&field=PatientName&format=json"))["value"]);
        Assert.Empty(server.Server.UnknownRequests);
    }

    [Fact]
    public async Task VariablesObjectsAndFilesAreWrittenAsXnatpyWritesThem()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));
        const string subject = "/data/archive/projects/P1/subjects/XNAT_S00001";

        Assert.Equal(
            200,
            (await server.PutAsync(subject
                + "?xsiType=xnat%3AsubjectData&xnat%3AsubjectData/fields/field%5Bname%3Dage_group%5D/field=adult")).Status);
        Assert.Equal(
            "XNAT_S00002",
            (await server.PutAsync("/data/projects/P1/subjects/sub02?xsiType=xnat:subjectData&req_format=qs&xnat:subjectData"
                + "/label=sub02")).Text);
        Assert.Equal(
            "XNAT_E00001",
            (await server.PutAsync(subject
                + "/experiments/sess03?xsiType=xnat:mrSessionData&req_format=qs&xnat:mrSessionData/label=sess03")).Text);
        Assert.Equal(
            (200, ""),
            await server.PutAsync("/data/archive/projects/P9?xsiType=xnat:projectData&req_format=qs&xnat:projectData/name=Nine"));
        Assert.Equal(200, (await server.PutAsync(subject + "/resources/NIFTI")).Status);
        Assert.Equal(
            200,
            (await server.PutAsync(
                subject + "/resources/NIFTI/files/a/b.nii?overwrite=False", TestServer.Bytes([1], "application/octet-stream"))).Status);
        Assert.Equal(200, (await server.PutAsync(subject + "/experiments/XNAT_E00001/projects/P9?label=x")).Status);
        Assert.Equal(200, await server.DeleteAsync(subject + "/experiments/XNAT_E00001?removeFiles=true"));
        Assert.Equal(200, await server.DeleteAsync("/data/JSESSION"));

        Assert.Contains("age_group", (await server.ItemAsync(subject)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            "xnat:resourceCatalog",
            Assert.Single(await server.RowsAsync(subject + "/resources?columns=ID,URI,label,xsiType&format=json"))["element_name"]);
    }

    /// <summary>xnatpy searches the text for the first element and wants the target namespace among its declarations.</summary>
    private static void AssertServesItsNamespace(string text)
    {
        var declaration = SchemaStart().Match(text);
        Assert.True(declaration.Success, text[..Math.Min(200, text.Length)]);
        var target = XElement.Parse(text).Attribute("targetNamespace")!.Value;
        Assert.Matches($"xmlns(:\\w+)?=\"{Regex.Escape(target)}\"", declaration.Value);
    }

    [GeneratedRegex("\"(?<name>[^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("<xs:schema([^>]*)>")]
    private static partial Regex SchemaStart();
}
