namespace Xnat.Typed.Server.Tests.Listings;

/// <summary>Columns by schema path as dax, pyxnat and XNAT's own tests read them.</summary>
public sealed class ClientColumnTests
{
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    [Theory]
    [InlineData("xnat:imageSessionData/id", "session_ID", "XNAT_E00001")]
    [InlineData("xnat:imagesessiondata/ID", "session_ID", "XNAT_E00001")]
    [InlineData("xnat:imageSessionData/label", "session_label", "E1")]
    [InlineData("xnat:subjectData/label", "subject_label", "S1")]
    [InlineData("xnat:subjectdata/project", "subject_project", "P1")]
    [InlineData("xnat:mrSessionData/meta/insert_user/login", "insert_user", "admin")]
    public async Task PathOfAReadOnlyShortcutIsHeadedByIt(string path, string header, string value)
    {
        await using var server = await Start();

        var row = Assert.Single(await server.RowsAsync($"/data/experiments?xsiType=xnat:mrSessionData&columns=ID,{path}"));

        Assert.Equal(value, row[header]);
    }

    [Fact]
    public async Task StampsAreReadByPathOnEveryLevel()
    {
        await using var server = await Start();

        var subject = Assert.Single(await server.RowsAsync("/data/subjects?columns=insert_date,xnat:subjectData/meta/insert_user/login"));
        var again = Assert.Single(await server.RowsAsync("/data/subjects?columns=xnat:subjectData/meta/insert_date"));

        Assert.Equal(subject["insert_date"], again["insert_date"]);
        Assert.Equal("admin", subject["insert_user"]);
    }

    [Fact]
    public async Task ColumnsWalkThroughAssessorsAsThroughScans()
    {
        await using var server = await Start();
        foreach (var name in new[] { "qc1", "qc2" })
            await server.PutAsync($"{Session}/assessors/{name}?xsiType=xnat:qcManualAssessorData&ID={name}_ID");

        var rows = await server.RowsAsync(
            "/data/experiments?xsiType=xnat:mrSessionData&columns=ID,xnat:mrSessionData/assessors/assessor/id,"
            + "xnat:mrSessionData/assessors/assessor/label");

        Assert.Equal(
            ["XNAT_E00001 qc1_ID qc1", "XNAT_E00001 qc2_ID qc2"],
            rows
                .Select(row => string.Join(
                    ' ', row["ID"], row["xnat:mrsessiondata/assessors/assessor/id"], row["xnat:mrsessiondata/assessors/assessor/label"]))
                .Order());
    }

    [Theory]
    [InlineData("ID=QC_7")]
    [InlineData("xnat:qcManualAssessorData/ID=QC_7")]
    [InlineData("xnat:qcmanualassessordata/id=QC_7")]
    public async Task IdOfANewAssessorIsKept(string parameter)
    {
        await using var server = await Start();

        await server.PutAsync($"{Session}/assessors/qc?xsiType=xnat:qcManualAssessorData&{parameter}");
        var made = await server.PutAsync($"{Session}/assessors/other?xsiType=xnat:qcManualAssessorData");
        var taken = await server.PutAsync($"{Session}/assessors/third?xsiType=xnat:qcManualAssessorData&{parameter}");

        Assert.Equal("QC_7", (await server.ItemAsync(Session + "/assessors/qc")).GetProperty("data_fields").GetProperty("ID").GetString());
        Assert.StartsWith("XNAT_E", made.Text, StringComparison.Ordinal);
        Assert.StartsWith("XNAT_E", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdInADocumentIsKept()
    {
        await using var server = await Start();
        const string names = "xmlns:xnat=\"http://nrg.wustl.edu/xnat\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

        await server.PutAsync(
            Session + "/assessors/qc", TestServer.Xml($"<xnat:QCManualAssessment {names} ID=\"QC_8\" project=\"P1\" label=\"qc\"/>"));
        await server.PutAsync(
            Session,
            TestServer.Xml(
                $"<xnat:MRSession {names}><xnat:assessors><xnat:assessor ID=\"QC_9\" label=\"qc9\""
                + " xsi:type=\"xnat:qcManualAssessorData\"/></xnat:assessors></xnat:MRSession>"));

        Assert.Equal(
            ["QC_8", "QC_9"], (await server.RowsAsync(Session + "/assessors")).Select(row => row["ID"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task HiddenFieldsStandBetweenTagAndContent()
    {
        await using var server = await Start();
        await server.PutAsync($"{Session}?xnat:mrSessionData/fields/field%5Bname%3Dmood%5D/field=fine");

        Assert.Matches("""name="mood">\s+<!--hidden_fields\[[^>]*-->fine</""", await server.GetAsync(Session + "?format=xml"));
    }

    private static Task<TestServer> Start() => TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));
}
