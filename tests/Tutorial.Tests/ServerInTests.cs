using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>What the README and <c>docs/testing.md</c> show about the server in users' tests, as such tests.</summary>
public sealed class ServerInTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-readme-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task SubjectIsFoundByItsLabel()
    {
        // README: server
        await using var server = await XnatServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        Assert.Equal("XNAT_S00001", (await (await xnat.Projects.GetAsync("P1")).Subjects.GetAsync("S1")).Id);
        // README: end
    }

    [Fact]
    public async Task SiteHasUsersOpenProjectsAndDeclaredVariables()
    {
        // docs/testing.md: users
        var options = new XnatServerOptions { RequireLogin = false };                      // guests look at public projects
        await using var server = await XnatServer.StartAsync(options, data =>
        {
            data.User("reader", "secret").User(new("late", "secret") { IsAdmin = false, IsPasswordExpired = true });
            data.Project("P1").Collaborator("reader").CustomVariable("xnat:subjectData", "diagnosis", "string", "control", "patient");
            data.Project("P2").Accessibility("public");
        });
        // docs/testing.md: end

        await using var guest = await XnatClient.ConnectAsync(server.Url, XnatCredential.Guest);
        Assert.Equal(["P2"], await guest.Projects.Select(project => project.Id).ToListAsync());
        await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("late", "secret")));
    }

    [Fact]
    public async Task ServerTellsWhatItWasAskedAndFailsOnRequest()
    {
        // docs/testing.md: faults
        var options = new XnatServerOptions { Clock = TimeProvider.System, RandomBytes = count => new byte[count] };   // or your own clock
        await using var server = await XnatServer.StartAsync(options, data =>
            data.Project("P1").File("NOTES", "a.txt", "hello"u8.ToArray()));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

        server.Faults.AnswerStatus("/data/projects", 401, times: 1);                            // the session dies midway: signed in again
        await xnat.Projects.GetAsync("P1");
        server.Faults.AnswerHtml("/data/projects");                                             // a sign-in page where data was expected
        await Assert.ThrowsAsync<XnatAuthenticationException>(() => xnat.Projects.GetAsync("P1"));
        server.Faults.Clear();

        server.Faults.Add("delay=10ms, drip=2/1ms", "/data/projects/P1/resources", times: 1);   // slow, and a few bytes at a time
        Assert.Equal("hello", await xnat.Http.GetStringAsync("/data/projects/P1/resources/NOTES/files/a.txt"));
        Assert.Equal("GET /data/projects/P1/resources/NOTES/files/a.txt 200", server.Requests[^1].ToString());
        Assert.Empty(server.UnknownRequests);                                                   // nothing it does not know
        // docs/testing.md: end
    }

    [Fact]
    public async Task DataFolderSurvivesTheServer()
    {
        var path = Path.Combine(folder.FullName, "data");

        // docs/testing.md: data
        var options = new XnatServerOptions { DataFolder = path };
        await using (var server = await XnatServer.StartAsync(options, data => data.Project("P1")))   // the seed fills an empty folder only
        await using (var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin")))
            await (await xnat.Projects.GetAsync("P1")).Subjects.CreateAsync(new SubjectData { Label = "S1" });

        await using var again = await XnatServer.StartAsync(options);
        // docs/testing.md: end

        await using var later = await XnatClient.ConnectAsync(again.Url, XnatCredential.UserPassword("admin", "admin"));
        Assert.Equal("S1", (await (await later.Projects.GetAsync("P1")).Subjects.GetAsync("S1")).Label);
    }
}
