using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Prearchive;

public sealed class PrearchiveTests
{
    private const string List = "GET /data/prearchive/projects";
    private const string ListOfProject = List + "/P1";
    private const string Nothing = """{"ResultSet":{"Result":[]}}""";

    [Fact]
    public async Task SessionsThatAreBeingReceivedAreLeftOut()
    {
        var rows = Samples.HeldRow.Replace(
            "}]}}", "},{\"status\":\"RECEIVING\",\"url\":\"/prearchive/projects/P1/2/X\"}]}}", StringComparison.Ordinal);
        using var server = new ScriptedServer().SignsIn().On(List, rows);
        await using var client = await server.ConnectAsync();

        Assert.Equal(1, await client.Prearchive.Sessions().CountAsync());
        Assert.Equal(2, await client.Prearchive.Sessions(includeReceiving: true).CountAsync());
    }

    [Fact]
    public async Task ArchivingNamesSubjectAndExperiment()
    {
        using var server = new ScriptedServer().SignsIn().On(List, Samples.HeldRow)
            .On("POST /data/services/archive", Samples.SessionUri, "text/uri-list")
            .On("GET /data/projects/P1/subjects/SUB1/experiments/MR1", Samples.SessionItem)
            .On("GET /data/projects/P1/experiments/MR1", Gone).On("GET " + Samples.HeldUri, Gone).On(ListOfProject, Nothing);
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();

        var session = (MrSessionData)await held.ArchiveAsync(new() { Subject = "SUB1", Experiment = "MR1" });

        Assert.Equal("MrSessionData MR1 (XNAT_E00001)", session.ToString());
        Assert.Equal(
            $"POST /data/services/archive?src={Samples.HeldUri}&auto-archive=false&subject=SUB1&session=MR1",
            Assert.Single(server.Sent, sent => sent.Method == "POST").Line);
    }

    [Fact]
    public async Task FailedArchivingLeavesTheSessionThere()
    {
        using var server = new ScriptedServer().SignsIn().On(List, Samples.HeldRow).On("GET /data/projects/P1/experiments/ANONYMIZ", Gone)
            .On("POST /data/services/archive", _ => ScriptedServer.StatusPage(HttpStatusCode.InternalServerError, "FAILED: conflict"));
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => held.ArchiveAsync());

        Assert.Equal(
            "POST /data/services/archive answered 500. The session stays in the prearchive; look at its status and its log there. "
            + "Where that is CONFLICT or ERROR, archive it with Overwrite or delete it, otherwise archive it again.",
            error.Message);
        Assert.Equal("FAILED: conflict", error.ServerMessage);
    }

    [Fact]
    public async Task MovingReadsTheNewPlaceFromARedirectWithoutLocation()
    {
        using var server = new ScriptedServer().SignsIn().On(List, Samples.HeldRow)
            .On(
                "POST " + Samples.HeldUri,
                "/data/prearchive/projects/P2/20240612_101530123/ANONYMIZ",
                "text/uri-list",
                HttpStatusCode.MovedPermanently)
            .On(
                "GET /data/prearchive/projects/P2/20240612_101530123/ANONYMIZ",
                Samples.HeldRow.Replace("/P1/", "/P2/", StringComparison.Ordinal))
            .On("GET " + Samples.HeldUri, Gone).On(ListOfProject, Nothing);
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();

        var moved = await held.MoveAsync("P2");

        Assert.Equal("P2", moved.Project);
        Assert.Equal($"POST {Samples.HeldUri}?action=move&newProject=P2", server.Sent[2].Line);
    }

    [Fact]
    public async Task BusySessionIsNotMoved()
    {
        using var server = new ScriptedServer().SignsIn().On(List, Samples.HeldRow).On("POST " + Samples.HeldUri, "", "text/uri-list");
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();

        await Assert.ThrowsAsync<XnatConflictException>(() => held.MoveAsync("P2"));
    }

    [Fact]
    public async Task FilesOfAllScansAreListed()
    {
        using var server = new ScriptedServer().SignsIn().On(List, Samples.HeldRow)
            .On(
                $"GET {Samples.HeldUri}/scans",
                """{"ResultSet":{"Result":[{"ID":"1","xsiType":"xnat:mrScanData","series_description":"T1"}]}}""")
            .On(
                $"GET {Samples.HeldUri}/scans/1/resources",
                """{"ResultSet":{"Result":[{"label":"DICOM","file_count":"1","file_size":"3"}]}}""")
            .On(
                $"GET {Samples.HeldUri}/scans/1/resources/DICOM/files",
                """{"ResultSet":{"Result":[{"Name":"a.dcm","Size":"3","URI":"/data/x"}]}}""");
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();

        var file = await held.FilesAsync().SingleAsync();

        Assert.Equal(("a.dcm", 3L, "DICOM", "1"), (file.Name, file.Size, file.Resource, file.Scan.Id));
        Assert.Equal("PrearchiveScan T1 (1)", file.Scan.ToString());
    }

    [Fact]
    public async Task SessionOfThatLabelIsNotMergedIntoUnlessToldSo()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(List, Samples.HeldRow)
            .On("GET /data/projects/P1/experiments/ANONYMIZ_1", Samples.SessionItem);
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.Sessions().SingleAsync();

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => held.ArchiveAsync(new() { Experiment = "ANONYMIZ 1" }));

        Assert.StartsWith(
            "The project has a session of that label already, and archiving would merge into it; nothing was sent.",
            error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(server.Sent, sent => sent.Path == "/data/services/archive");
    }

    [Fact]
    public async Task SessionThatIsNotShownByItselfIsThatOfTheList()
    {
        using var server = new ScriptedServer().SignsIn().On("GET " + Samples.HeldUri, Gone).On(ListOfProject, Samples.HeldRow)
            .On("DELETE " + Samples.HeldUri, "");
        await using var client = await server.ConnectAsync();

        var held = await client.Prearchive.GetAsync("P1", "20240612_101530123", "ANONYMIZ");
        var error = await Assert.ThrowsAsync<XnatContentException>(() => held.DeleteAsync());

        Assert.Equal("READY", held.Status);
        Assert.Contains("still in the prearchive", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task SessionOfAHiddenProjectIsNotFound(HttpStatusCode status)
    {
        using var server = new ScriptedServer().SignsIn().On("GET " + Samples.HeldUri, Gone)
            .On(ListOfProject, _ => ScriptedServer.StatusPage(status, "no"));
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(
            () => client.Prearchive.GetAsync("P1", "20240612_101530123", "ANONYMIZ"));

        Assert.Equal("Unable to find the specified session.", error.ServerMessage);
    }

    private static HttpResponseMessage Gone(SentRequest _) =>
        ScriptedServer.StatusPage(HttpStatusCode.NotFound, "Unable to find the specified session.");
}
