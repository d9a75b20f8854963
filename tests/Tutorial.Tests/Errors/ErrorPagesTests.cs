using System.Text;
using System.Text.RegularExpressions;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests.Errors;

/// <summary>The pages of the exceptions: their code is compiled, and what they quote is what it says.</summary>
public sealed partial class ErrorPagesTests : IDisposable
{
    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-error-tests-");
    private readonly StringWriter log = new() { NewLine = "\n" };

    public void Dispose()
    {
        folder.Delete(recursive: true);
        log.Dispose();
    }

    [Fact]
    public async Task AnyErrorOfOneObjectLeavesTheOthers()
    {
        await using var server = await XnatServer.StartAsync(static data =>
        {
            var subject = data.Project("brainimages").Subject("S1");
            subject.Experiment("MR1").Scan("1", "T1");
            subject.Experiment("MR2").Scan("1", "T1");
        });
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin, new() { Retry = null });
        server.Faults.AnswerStatus("/data/experiments/XNAT_E00001", 500);

        await ErrorIdioms.AnyAsync(await xnat.Projects.GetAsync("brainimages"), folder.FullName, log);

        AssertPage(nameof(XnatException));
    }

    [Fact]
    public async Task ServerThatIsNotThereIsAConnectionError()
    {
        Uri address;
        await using (var server = await XnatServer.StartAsync()) address = server.Url;

        await ErrorIdioms.ConnectionAsync(address, Admin, log);

        AssertPage(nameof(XnatConnectionException));
    }

    [Fact]
    public async Task WaitThatTheServerAsksForIsTold()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("brainimages"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin, new() { Retry = null });
        server.Faults.Add("status=503, retry-after=30s", "/data/projects");

        await ErrorIdioms.ResponseAsync(xnat, log);

        AssertPage(nameof(XnatResponseException));
    }

    [Fact]
    public async Task WrongPasswordIsAnAuthenticationError()
    {
        await using var server = await XnatServer.StartAsync(static data => data.User("reader", "secret"));

        await ErrorIdioms.AuthenticationAsync(server.Url, log);

        AssertPage(nameof(XnatAuthenticationException));
    }

    [Fact]
    public async Task CollaboratorMayNotCreate()
    {
        await using var server = await XnatServer.StartAsync(static data =>
        {
            data.User("reader", "secret");
            data.Project("brainimages").Collaborator("reader");
        });
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "secret"));

        await ErrorIdioms.AccessDeniedAsync(xnat, log);

        AssertPage(nameof(XnatAccessDeniedException));
    }

    [Fact]
    public async Task MissingProjectIsNotFound()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("brainimages"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);

        await ErrorIdioms.NotFoundAsync(xnat, log);

        AssertPage(nameof(XnatNotFoundException));
    }

    [Fact]
    public async Task LabelOfTwoProjectsIsAConflict()
    {
        await using var server = await XnatServer.StartAsync(static data =>
        {
            data.Project("brainimages").Subject("S1").Experiment("MR1");
            data.Project("pilot").Subject("S1").Experiment("MR1");
        });
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);

        await ErrorIdioms.ConflictAsync(xnat, log);

        AssertPage(nameof(XnatConflictException));
    }

    [Fact]
    public async Task ValueOfAnotherTypeIsAContentError()
    {
        await using var server = await XnatServer.StartAsync(static data =>
            data.Project("brainimages").Subject("S1").Field("years", "about 70"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);

        await ErrorIdioms.ContentAsync(await (await xnat.Projects.GetAsync("brainimages")).Subjects.GetAsync("S1"), log);

        AssertPage(nameof(XnatContentException));
    }

    [Fact]
    public async Task OlderServerLeavesADirectImportInThePrearchive()
    {
        var old = new XnatServerOptions { Version = "1.8.2" };
        await using var server = await XnatServer.StartAsync(old, static data => data.Project("brainimages"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);

        await SessionErrorIdioms.PrearchivedAsync(xnat, await StudyAsync(), log);

        AssertPage(nameof(XnatPrearchivedException));
    }

    [Fact]
    public async Task ConflictInThePrearchiveIsAnArchivingError()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("brainimages"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);
        var held = await xnat.Services.ImportToPrearchiveAsync(await StudyAsync(), new() { Project = "brainimages" });
        server.Faults.AddStuckSessions("/data/prearchive/projects/brainimages", "CONFLICT");

        await SessionErrorIdioms.ArchivingAsync(xnat.Prearchive.ResumeArchiving(held.Uri), log);

        AssertPage(nameof(XnatArchivingException));
    }

    [Fact]
    public async Task WaitThatEndsBeforeTheServerIsUnfinished()
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("brainimages"));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin);
        var held = await xnat.Services.ImportToPrearchiveAsync(await StudyAsync(), new() { Project = "brainimages" });
        server.Faults.Add("ready-after=1000", "/data/prearchive/projects/brainimages");

        await SessionErrorIdioms.UnfinishedAsync(held, TimeSpan.Zero, log);

        AssertPage(nameof(XnatUnfinishedException));
    }

    [Fact]
    public async Task RemovalThatTakesMoreCanBeUndone()
    {
        await using var server = await XnatServer.StartAsync(static data =>
            data.Project("brainimages").Subject("S1").Experiment("MR1").With("note", "precious").Field("volume", "1"));
        await using (var root = await XnatClient.ConnectAsync(server.Url, Admin))
        {
            using var answer = await root.Http.PutAsync(new Uri("xapi/users/admin/groups/ALL_DATA_ADMIN", UriKind.Relative), null);
            answer.EnsureSuccessStatusCode();
        }

        Func<HttpMessageHandler, HttpMessageHandler> losing = static inner => new NoteLosingHandler(inner);
        await using var xnat = await XnatClient.ConnectAsync(server.Url, Admin, new() { PrimaryHandler = losing });
        var session = (MrSessionData)await (await xnat.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");

        await SessionErrorIdioms.RemovalAsync(session, log);

        AssertPage(nameof(XnatRemovalException));
        Assert.Equal("precious", (await session.LoadAsync()).Note);
    }

    private async Task<string> StudyAsync()
    {
        var zip = Path.Combine(folder.FullName, "study.zip");
        await Study.DicomStudy.WriteZipAsync(zip, CancellationToken.None);
        return zip;
    }

    private void AssertPage(string exception)
    {
        var page = new ErrorPage(exception);
        var lines = Changing().Replace(log.ToString(), "…").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(page.Compiled, page.Code);
        Assert.Equal(lines, page.Quotes);
    }

    /// <summary>Ports, times and names of prearchive folders differ from run to run.</summary>
    [GeneratedRegex(@"(?<=127\.0\.0\.1:)\d+|\d{8}_\d{9}|\d{4}-\d\d-\d\d[T ][0-9:.+Z-]+")]
    private static partial Regex Changing();

    /// <summary>A server that loses a note when rows are removed.</summary>
    private sealed partial class NoteLosingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Query.Contains("allowDataDeletion", StringComparison.Ordinal))
            {
                var text = await request.Content!.ReadAsStringAsync(cancellationToken);
                request.Content = new StringContent(Note().Replace(text, ""), Encoding.UTF8, "text/xml");
            }

            return await base.SendAsync(request, cancellationToken);
        }

        [GeneratedRegex("<xnat:note>[^<]*</xnat:note>")]
        private static partial Regex Note();
    }
}
