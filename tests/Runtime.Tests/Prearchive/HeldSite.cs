using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Runtime.Tests.Prearchive;

/// <summary>A site with a session of three scans in the prearchive.</summary>
internal sealed class HeldSite : IAsyncDisposable
{
    public const string Below = "/data/prearchive/projects/brainimages";

    private readonly TemporaryFolder folder = new();

    private HeldSite(TestSite site, XnatClient client) => (Site, Client) = (site, client);

    public TestSite Site { get; }

    /// <summary>The client by which it was sent in.</summary>
    public XnatClient Client { get; }

    public PrearchiveSession Session { get; private set; } = null!;

    public static async Task<HeldSite> StartAsync(XnatClientOptions? options = null)
    {
        var site = await TestSite.StudyAsync(options);
        var held = new HeldSite(site, site.Client);
        await DicomStudy.WriteZipAsync(held.folder["study.zip"], CancellationToken.None);
        held.Session = await held.ImportAsync();
        return held;
    }

    public string PathOf(string name) => folder[name];

    public Task<PrearchiveSession> ImportAsync() =>
        Client.Services.ImportToPrearchiveAsync(folder["study.zip"], new() { Project = "brainimages" });

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        folder.Dispose();
    }
}
