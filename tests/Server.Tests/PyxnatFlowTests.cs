using System.Globalization;
using System.Text;
using Xnat.Typed.Server.Tests.Search;

namespace Xnat.Typed.Server.Tests;

/// <summary>The requests of pyxnat: Basic on each, CSV for every listing.</summary>
public sealed class PyxnatFlowTests
{
    [Fact]
    public async Task ListingsAnswerTheColumnsThatPyxnatAsksFor()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("sub01")
            .Demographics("gender", "male")
            .Experiment("E1")
            .Scan("1", "T1")
            .File("DICOM", "a.dcm", [1]));

        Assert.Equal(
            "ID,xsiType,URI\nP1,xnat:projectData,/data/projects/P1\n",
            await server.GetAsync("/data/projects?format=csv&columns=ID,xsiType"));
        Assert.Equal(
            "ID,label,URI\nXNAT_S00001,sub01,/data/subjects/XNAT_S00001\n",
            await server.GetAsync("/data/projects/P1/subjects?format=csv&columns=ID,label"));
        Assert.StartsWith(
            "ID,xsiType,xnat:subjectassessordata/id,URI\nXNAT_E00001,xnat:mrSessionData,",
            await server.GetAsync("/data/projects/P1/subjects/XNAT_S00001/experiments?format=csv&columns=ID,xsiType"),
            StringComparison.Ordinal);
        Assert.Equal(
            "ID,xsiType,URI\n1,xnat:mrScanData,/data/experiments/XNAT_E00001/scans/1\n",
            await server.GetAsync("/data/experiments/XNAT_E00001/scans?format=csv&columns=ID,xsiType"));
        Assert.Equal(
            "ID,gender,URI\nXNAT_S00001,male,/data/subjects/XNAT_S00001\n",
            await server.GetAsync("/data/projects/P1/subjects?columns=ID,gender&format=csv"));
        Assert.StartsWith(
            "xnat_abstractresource_id,label,element_name,",
            await server.GetAsync("/data/experiments/XNAT_E00001/scans/1/resources?format=csv&columns=xnat_abstractresource_id,xsiType"),
            StringComparison.Ordinal);
        Assert.StartsWith("ID,alias,URI\n", await server.GetAsync("/data/projects?columns=ID,alias&format=csv"), StringComparison.Ordinal);
        Assert.Empty(server.Server.UnknownRequests);
    }

    [Fact]
    public async Task ArrayTableHasLowerCasePathColumnsOfRelatedObjects()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("sub01").Experiment("E1").Scan("1", "T1"));

        var rows = await server.GetAsync(
            "/data/experiments?xsiType=xnat:mrSessionData&columns=ID,project,xnat:mrSessionData/subject_id,xnat:subjectData/label,"
            + "xnat:mrScanData/ID&project=P1&format=csv");

        Assert.Equal(
            "ID,project,subject_ID,subject_label,xnat:mrscandata/id,URI\nXNAT_E00001,P1,XNAT_S00001,sub01,1,"
            + "/data/experiments/XNAT_E00001\n",
            rows.Replace("xnat:mrsessiondata/subject_id", "subject_ID", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DocumentsAreReadByNamespace()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("sub01").Demographics("gender", "male"));

        var document = await server.XmlAsync("/data/projects/P1/subjects/sub01");

        Assert.Equal("http://nrg.wustl.edu/xnat", document.GetNamespaceOfPrefix("xnat")!.NamespaceName);
        Assert.Equal("male", document.Descendants(document.Name.Namespace + "gender").Single().Value);
    }

    [Fact]
    public async Task SettingsAreBareTexts()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal((200, ""), await server.PutAsync("/data/projects/P1/prearchive_code/0"));
        Assert.Equal("0", await server.GetAsync("/data/projects/P1/prearchive_code"));
        Assert.Equal("arc001", await server.GetAsync("/data/projects/P1/current_arc"));
        Assert.Equal((200, "public"), await server.PutAsync("/data/projects/P1/accessibility/public"));
        Assert.Equal(400, await server.StatusAsync("/data/projects/P1/nonsense"));
        Assert.Equal(400, (await server.PutAsync("/data/projects/P1/prearchive_code/7")).Status);
    }

    [Fact]
    public async Task SearchIsWrittenWithoutMethodTypeOrEncoding()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("sub01"));
        const string document = "<xdat:bundle xmlns:xdat=\"http://nrg.wustl.edu/security\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ID=\"@xnat:subjectData\" brief-description=\"\" description=\"\" "
        + "allow-diff-columns=\"0\" secure=\"false\">"
            + "<xdat:root_element_name>xnat:subjectData</xdat:root_element_name>"
            + "<xdat:search_field><xdat:element_name>xnat:subjectData</xdat:element_name><xdat:field_ID>SUBJECT_ID</xdat:field_ID>"
            + "<xdat:sequence>0</xdat:sequence><xdat:type>string</xdat:type><xdat:header>xnat:subjectData/SUBJECT_ID</xdat:header>"
            + "</xdat:search_field>"
            + "<xdat:search_where><xdat:criteria override_value_formatting=\"0\">"
            + "<xdat:schema_field>xnat:subjectData/ID</xdat:schema_field><xdat:comparison_type>LIKE</xdat:comparison_type>"
            + "<xdat:value>%</xdat:value></xdat:criteria></xdat:search_where></xdat:bundle>";

        var (status, csv) = await server.PostAsync("/data/search?format=csv", TestServer.Bytes(Encoding.ASCII.GetBytes(document), null));

        Assert.Equal((200, "subject_id,quarantine_status\nXNAT_S00001,active\n"), (status, csv));
    }

    [Fact]
    public async Task AllFieldsOfATypeMayBeAskedForAtOnce()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("sub01").Experiment("E1"));

        foreach (var type in new[] { "xnat:projectData", "xnat:subjectData", "xnat:mrSessionData" })
        {
            var query = new Query(type);
            // Those with an equals sign pyxnat leaves out.
            var ids = (await server.RowsAsync($"/data/search/elements/{type}?format=json"))
                .Select(row => row["FIELD_ID"])
                .Where(id => !id.Contains('=', StringComparison.Ordinal))
                .ToList();
            foreach (var id in ids) query.Field(id);
            var row = Assert.Single(await server.SearchAsync(query));
            Assert.Subset(row.Keys.ToHashSet(), ids.Select(id => id.ToLower(CultureInfo.InvariantCulture)).ToHashSet());
        }
    }

    [Fact]
    public async Task ExperimentsOfAMixedTypeSayWhichTypeTheyAre()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("sub01").Experiment("E1"));

        Assert.Equal(
            "ID,project,subject_ID,xsiType,URI\nXNAT_E00001,P1,XNAT_S00001,xnat:mrSessionData,/data/experiments/XNAT_E00001\n",
            await server.GetAsync("/data/experiments?xsiType=xnat:subjectAssessorData&columns=ID,project,xnat:subjectAssessorData"
                + "/subject_id&ID=XNAT_E00001&format=csv"));
    }
}
