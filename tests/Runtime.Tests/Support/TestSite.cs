using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>A server in process and a client that is signed in to it. At the end no request may have met an unknown route.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private TestSite(XnatServer server, XnatClient client)
    {
        Server = server;
        Client = client;
    }

    public XnatServer Server { get; }

    public XnatClient Client { get; }

    public static async Task<TestSite> StartAsync(Action<XnatSeed> seed, XnatClientOptions? options = null)
    {
        var server = await XnatServer.StartAsync(seed);
        return new(server, await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options));
    }

    /// <summary>A project with two subjects, two MR sessions, a PET session and three scans, as small as tests can use it.</summary>
    public static Task<TestSite> StudyAsync(XnatClientOptions? options = null) => StartAsync(SeedStudy, options);

    private static void SeedStudy(XnatSeed seed)
    {
        var project = seed.Project("brainimages", "Brain Image Analysis");
        var session = project
            .Subject("SUB1")
            .Demographics("gender", "female")
            .Experiment("MR1")
            .With("date", "2020-09-15")
            .With("age", "63")
            .Field("brain_volume", "0");
        session
            .Scan("1", "T1")
            .With("quality", "usable")
            .With("parameters/tr", "2300.5")
            .File("DICOM", "a.dcm", [1, 2, 3], "DICOM")
            .File("DICOM", "sub/b.dcm", [4, 5], "DICOM");
        session.Scan("2", "FLAIR").File("DICOM", "c.dcm", [6], "DICOM");
        session.Scan("3", "FLAIR");
        project.Subject("SUB1").Experiment("PET1", "xnat:petSessionData");
        project.Subject("SUB2").Experiment("MR2");
        seed.Project("second", "Second Project").Subject("SUB1").Experiment("MR1");
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        // Injected faults answer before any route is known.
        var unknown = Server.UnknownRequests.Where(static request => request.Status == 404).ToArray();
        await Server.DisposeAsync();
        Assert.Empty(unknown);
    }
}
