namespace Xnat.Typed.Server.Tests.Hosting;

public sealed class RecordTests
{
    [Fact]
    public async Task RequestsAreKeptWithWhatTheyBrought()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        await server.PutAsync("/data/projects/P1/subjects/S%201?gender=male", TestServer.Xml("<s/>"));
        await server.StatusAsync("/data/projects");

        var (first, second) = (server.Server.Requests[0], server.Server.Requests[1]);
        Assert.Equal("PUT /data/projects/P1/subjects/S%201?gender=male 201", first.ToString());
        Assert.Equal(
            ("/data/projects/{project}/subjects/{subject}", "text/xml", 4L), (first.Route, first.ContentType, first.ContentLength));
        Assert.Equal(("GET /data/projects 200", "", null), (second.ToString(), second.ContentType, second.ContentLength));
    }

    [Fact]
    public async Task RequestsThatMeetAFaultAreNotUnknown()
    {
        await using var server = await TestServer.StartAsync();
        server.Server.Faults.AnswerStatus("/data", 502, times: 1);

        await server.StatusAsync("/data/projects");
        await server.StatusAsync("/nowhere");

        Assert.Equal(["(fault)", null], server.Server.Requests.Select(request => request.Route));
        Assert.Equal(["GET /nowhere 404"], server.Server.UnknownRequests.Select(request => request.ToString()));
    }
}
