namespace Xnat.Typed.Server.Tests.Items;

/// <summary>
/// POST to a listing makes an object: status 200, the address in the body and in <c>Location</c>, and 409 for one that is there.
/// </summary>
public class CreationByPostTests
{
    public static TheoryData<string, string, string> Objects => new()
    {
        {
            "/data/projects",
            """<xnat:Project xmlns:xnat="http://nrg.wustl.edu/xnat" ID="P7"><xnat:name>Seven</xnat:name></xnat:Project>""",
            "/data/projects/P7"
        },
        {
            "/data/projects/P1/subjects",
            """<xnat:Subject xmlns:xnat="http://nrg.wustl.edu/xnat" label="S7" project="P1"/>""",
            "/XNAT_S00002"
        },
        {
            "/data/projects/P1/subjects/S1/experiments",
            """<xnat:CTSession xmlns:xnat="http://nrg.wustl.edu/xnat" label="E7" project="P1"/>""",
            "/XNAT_E00002"
        },
        {
            "/data/projects/P1/experiments",
            """
                <xnat:CTSession xmlns:xnat="http://nrg.wustl.edu/xnat" label="E7" project="P1">
                <xnat:subject_ID>XNAT_S00001</xnat:subject_ID></xnat:CTSession>
                """,
            "/XNAT_E00002"
        },
        {
            "/data/experiments/XNAT_E00001/assessors",
            """<xnat:QCManualAssessment xmlns:xnat="http://nrg.wustl.edu/xnat" label="Q7" project="P1"/>""",
            "/XNAT_E00002"
        },
        { "/data/experiments/XNAT_E00001/scans", """<xnat:MRScan xmlns:xnat="http://nrg.wustl.edu/xnat" ID="7" type="T1"/>""", "/scans/7" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task ObjectIsMadeOnceAndItsAddressIsTheAnswer(string listing, string document, string end)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        using var made = await server.SendAsync(HttpMethod.Post, listing, TestServer.Xml(document));
        var address = (await made.Content.ReadAsStringAsync()).Trim();
        var again = await server.PostAsync(listing, TestServer.Xml(document));

        Assert.Equal(200, (int)made.StatusCode);
        Assert.StartsWith(server.Server.Url.GetLeftPart(UriPartial.Authority), address, StringComparison.Ordinal);
        Assert.EndsWith(end, address, StringComparison.Ordinal);
        Assert.Equal(address, made.Headers.Location?.ToString());
        Assert.Equal(200, await server.StatusAsync(new Uri(address).PathAndQuery + "?format=json"));
        Assert.Equal(409, again.Status);
    }

    [Fact]
    public async Task ReconstructionIsMadeReadAndRemoved()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        Assert.Equal((200, ""), await server.PutAsync("/data/experiments/XNAT_E00001/reconstructions/R1?type=smooth"));
        var fields = (await server.ItemAsync("/data/experiments/XNAT_E00001/reconstructions/R1")).GetProperty("data_fields");
        var listed = Assert.Single(await server.RowsAsync("/data/experiments/XNAT_E00001/reconstructions?format=json"));
        Assert.Equal(200, await server.DeleteAsync("/data/experiments/XNAT_E00001/reconstructions/R1"));

        Assert.Equal(
            ("R1", "smooth", "XNAT_E00001"),
            (fields.GetProperty("ID").GetString(), fields.GetProperty("type").GetString(), fields.GetProperty("image_session_ID")
                .GetString()));
        Assert.Equal(("R1", "smooth"), (listed["ID"], listed["type"]));
        Assert.Equal(404, await server.StatusAsync("/data/experiments/XNAT_E00001/reconstructions/R1?format=json"));
    }

    [Fact]
    public async Task SubjectIsChangedByItsAccessionId()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        var (status, text) = await server.PutAsync("/data/subjects/XNAT_S00001?group=control");

        Assert.Equal((200, "XNAT_S00001"), (status, text.Trim()));
        Assert.Equal(
            "control", (await server.ItemAsync("/data/subjects/XNAT_S00001")).GetProperty("data_fields").GetProperty("group").GetString());
    }

    [Fact]
    public async Task StatusIsActiveOrQuarantine()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        var before = await server.GetAsync("/data/experiments/XNAT_E00001/status");
        await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1?quarantine=true");

        Assert.Equal("active", before);
        Assert.Equal("quarantine", await server.GetAsync("/data/experiments/XNAT_E00001/status"));
    }
}
