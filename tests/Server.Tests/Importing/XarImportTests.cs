using System.Text;

namespace Xnat.Typed.Server.Tests.Importing;

public sealed class XarImportTests
{
    private const string Import = "/data/services/import?import-handler=XAR";

    private const string Namespaces = "xmlns:xnat=\"http://nrg.wustl.edu/xnat\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    [Theory]
    [InlineData("S1", "S1 XNAT_S00001")]
    [InlineData("XNAT_S00001", "S1 XNAT_S00001")]
    [InlineData("S2", "S2 XNAT_S00002")]
    public async Task SubjectIsFoundByLabelOrIdAndMadeOtherwise(string name, string expected)
    {
        await using var server = await StartAsync();

        Assert.Equal((200, "/data/archive/experiments/XNAT_E00002\r\n"), await SendAsync(server, ("E9/E9.xml", Session("E9", name))));

        var row = (await server.RowsAsync("/data/experiments?columns=label,subject_label,subject_ID"))
            .Single(experiment => experiment["label"] == "E9");
        Assert.Equal(expected, $"{row["subject_label"]} {row["subject_ID"]}");
    }

    [Fact]
    public async Task SessionOfThatLabelAndTypeIsChanged()
    {
        await using var server = await StartAsync();

        Assert.Equal(
            (200, "/data/archive/experiments/XNAT_E00001\r\n"),
            await SendAsync(server, ("E1.xml", Session("E1", "S2", "<xnat:note>new</xnat:note>"))));

        var fields = (await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields");
        Assert.Equal(("new", "XNAT_S00001"), (fields.GetProperty("note").GetString(), fields.GetProperty("subject_ID").GetString()));
    }

    [Fact]
    public async Task LabelOfAnotherTypeIsTaken()
    {
        await using var server = await StartAsync();

        var (status, page) = await SendAsync(server, ("E1.xml", Session("E1", "S1", element: "PETSession")));

        Assert.Equal((409, "Session already exists, retry with overwrite enabled"), (status, TestServer.Heading(page)));
    }

    [Theory]
    [InlineData("XNAT_E00001", 200, "/data/archive/experiments/XNAT_E00002\r\n")]
    [InlineData("XNAT_E00009", 400, "The session of the assessor does not exist.")]
    public async Task AssessorNeedsItsSession(string session, int status, string expected)
    {
        await using var server = await StartAsync();
        var content = $"<xnat:QCAssessment {Namespaces} project=\"P1\" label=\"Q1\"><xnat:imageSession_ID>{session}</xnat:imageSession_ID>"
            + "</xnat:QCAssessment>";

        var answer = await SendAsync(server, ("Q1/Q1.xml", content), ("Q1/RESOURCES/OUT/a.txt", "a"));

        Assert.Equal((status, expected), (answer.Status, TestServer.Heading(answer.Text)));
        if (status == 200)
            Assert.Equal(
                ["a.txt"],
                (await server.RowsAsync($"/data/experiments/{session}/assessors/Q1/out/resources/OUT/files")).Select(row => row["Name"]));
    }

    [Fact]
    public async Task FilesOfOtherFoldersAreLeftOut()
    {
        await using var server = await StartAsync();
        var document = Session("E9", "S1", "<xnat:scans><xnat:scan ID=\"1\" xsi:type=\"xnat:mrScanData\"/></xnat:scans>");

        await SendAsync(
            server,
            ("E9/E9.xml", document),
            ("E9/SCANS/1/DICOM/in/a.dcm", "a"),
            ("E9/SCANS/1/loose", "b"),
            ("E9/SCANS/2/DICOM/c.dcm", "c"),
            ("E9/RESOURCES/R/d.txt", "d"),
            ("E9/RESOURCES/R/e.txt", "e"),
            ("E9/RESOURCES/loose", "f"),
            ("E9/ASSESSORS/x/R/g.txt", "g"),
            ("other/RESOURCES/R/h.txt", "h"));

        var files = await server.RowsAsync("/data/experiments/XNAT_E00002/files?all=true");
        Assert.Equal(
            ["DICOM a.dcm", "R d.txt", "R e.txt"], files.Select(row => $"{row["collection"]} {row["Name"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryDocumentOfAnExperimentIsImportedAndOthersAreNot()
    {
        await using var server = await StartAsync();

        var answer = await SendAsync(
            server,
            ("a/a.xml", Session("A", "S1")),
            ("b/b.XML", Session("B", "S1")),
            ("c/broken.xml", "<xnat:MRSession"),
            ("c/subject.xml", $"<xnat:Subject {Namespaces} project=\"P1\" label=\"S5\"/>"),
            ("c/catalog.xml", "<catalog/>"));

        Assert.Equal((200, "/data/archive/experiments/XNAT_E00002\r\n/data/archive/experiments/XNAT_E00003\r\n"), answer);
        Assert.Equal(["S1"], (await server.RowsAsync("/data/projects/P1/subjects")).Select(row => row["label"]));
    }

    [Theory]
    [InlineData("P9", 404, "Unknown project: P9")]
    [InlineData("P2", 404, "Unknown project: P2")]
    [InlineData("P1", 403, "Invalid permissions for new session.")]
    public async Task ProjectHasToBeOneThatTheUserEdits(string project, int status, string expected)
    {
        await using var server = await TestServer.StartAsync(
            data =>
            {
                data.Project("P1").Collaborator("jdoe");
                data.Project("P2");
            },
            new() { Users = [new("admin", "admin"), new("jdoe", "jdoe") { IsAdmin = false }] });
        server.SignInAs("jdoe");

        var (answered, page) = await SendAsync(
            server, ("E9.xml", Session("E9", "S1").Replace("\"P1\"", $"\"{project}\"", StringComparison.Ordinal)));

        Assert.Equal((status, expected), (answered, TestServer.Heading(page)));
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

    private static string Session(string label, string subject, string more = "", string element = "MRSession") =>
        $"<xnat:{element} {Namespaces} project=\"P1\" label=\"{label}\"><xnat:subject_ID>{subject}</xnat:subject_ID>{more}</xnat:"
        + $"{element}>";

    private static Task<(int Status, string Text)> SendAsync(TestServer server, params (string Path, string Text)[] files) =>
        server.PostAsync(
            Import,
            TestServer.Bytes(Archives.Zip([.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]), "application/zip"));
}
