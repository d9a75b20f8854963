using System.Security.Cryptography;
using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Sharing;

/// <summary>A subject, its session and the session's assessor that P1 owns and P2 shows under labels of its own.</summary>
internal sealed class SharedStudy : IAsyncDisposable
{
    private SharedStudy(XnatServer server, XnatClient client) => (Server, Client) = (server, client);

    public XnatServer Server { get; }

    public XnatClient Client { get; }

    public static async Task<SharedStudy> StartAsync()
    {
        var server = await XnatServer.StartAsync(seed =>
        {
            var session = seed.Project("P1").Subject("S1").Demographics("gender", "female").Field("diagnosis", "control")
                .Experiment("E1").With("note", "as measured").Field("volume", "7");
            session.Scan("1", "T1").With("quality", "usable")
                .File("DICOM", "a.dcm", [1, 2, 3], "DICOM")
                .File("DICOM", "sub/b.dcm", [4, 5], "DICOM");
            session.Scan("2", "T2").File("DICOM", "c.dcm", [6], "DICOM");
            session.File("NOTES", "n.txt", "note"u8.ToArray()).Assessor("QC1");
            seed.Project("P1").Subject("S9").Experiment("E9");
            seed.Project("P2").Subject("X1").Experiment("OWN");
            seed.Project("P3");
        });
        var study = new SharedStudy(server, await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin")));
        foreach (var address in (string[])
            ["subjects/S1/projects/P2?label=F_S1", "experiments/E1/projects/P2?label=F_E1", "experiments/QC1/projects/P2?label=F_QC1"])
            (await study.Client.Http.PutAsync(new Uri("data/projects/P1/" + address, UriKind.Relative), null)).EnsureSuccessStatusCode();
        return study;
    }

    public Task<ProjectData> ProjectAsync(string id) => Client.Projects.GetAsync(id);

    /// <summary>
    /// All that the owner's project shows: its objects as documents without their shares and without what other projects may add below
    /// them, its listings and the bytes of its files.
    /// </summary>
    public async Task<string> OwnersPictureAsync()
    {
        var picture = new StringBuilder();
        foreach (var address in (string[])["subjects?format=csv", "experiments?format=csv", "experiments/E1/resources?all=true&format=csv"])
            picture.AppendLine(await TextAsync("data/projects/P1/" + address));
        foreach (var address in (string[])
            ["projects/P1", "projects/P1/subjects/S1", "projects/P1/experiments/E1", "projects/P1/experiments/QC1"])
            picture.AppendLine(Trimmed(await TextAsync($"data/{address}?format=xml&concealHiddenFields=true")));
        foreach (var address in (string[])
            [
                "scans/1/resources/DICOM/files/a.dcm",
                "scans/1/resources/DICOM/files/sub/b.dcm",
                "scans/2/resources/DICOM/files/c.dcm",
                "resources/NOTES/files/n.txt",
            ])
        {
            var response = await Client.Http.GetAsync(new Uri($"data/projects/P1/subjects/S1/experiments/E1/{address}", UriKind.Relative));
            picture.Append(address).Append(' ').Append((int)response.StatusCode).Append(' ')
                .AppendLine(Convert.ToHexString(SHA256.HashData(await response.Content.ReadAsByteArrayAsync())));
        }

        return picture.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static string Trimmed(string document)
    {
        var xml = System.Xml.Linq.XDocument.Parse(document);
        xml.Descendants()
            .Where(element => element.Name.LocalName is "sharing" or "assessors" or "experiments")
            .ToList().ForEach(element => element.Remove());
        return xml.ToString();
    }

    private Task<string> TextAsync(string address) => Client.Http.GetStringAsync(new Uri(address, UriKind.Relative));
}
