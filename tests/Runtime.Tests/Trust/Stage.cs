using System.Xml.Linq;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;
using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>A server with a little of everything, part of it public, and a client that is signed in to it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public static readonly XnatCredential Person = XnatCredential.UserPassword("admin", "admin");

    private static readonly Lazy<Task<byte[]>> Study = new(PackStudyAsync);

    private readonly TemporaryFolder folder = new();

    private Stage(XnatServer server, XnatClient client) => (Server, Client) = (server, client);

    public XnatServer Server { get; }

    public XnatClient Client { get; }

    public static Task<XnatServer> ServeAsync(bool isOpen) => XnatServer.StartAsync(new XnatServerOptions { RequireLogin = !isOpen }, Seed);

    /// <summary>The same on a server with a set-up of its own, by a client that says why it changes what it changes.</summary>
    public static async Task<Stage> StartAsync(XnatServerOptions options)
    {
        var server = await XnatServer.StartAsync(options, Seed);
        return new(server, await XnatClient.ConnectAsync(server.Url, Person, new() { Reason = "as agreed" }));
    }

    public static async Task<Stage> StartAsync(bool isOpen, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        var server = await ServeAsync(isOpen);
        var options = new XnatClientOptions { PrimaryHandler = wrap is null ? null : wrap };
        return new(server, await XnatClient.ConnectAsync(server.Url, Person, options));
    }

    /// <summary>A path in a folder that goes with the stage.</summary>
    public string PathOf(string name) => folder[name];

    /// <summary>What was written below a path of the folder.</summary>
    public string Written() => string.Join(
        " ",
        folder.Files()
            .Where(static file => file != "study.zip" && file != "upload.bin")
            .Select(file => $"{file}:{new FileInfo(folder[file]).Length}"));

    /// <summary>Asks the server beside the client.</summary>
    public async Task<string> AskAsync(string path, HttpMethod? method = null, string? json = null)
    {
        using var http = new HttpClient { BaseAddress = Server.Url };
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));
        if (json is not null) request.Content = new StringContent(json, null, "application/json");
        using var response = await http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    public async Task<string> StudyFileAsync()
    {
        await File.WriteAllBytesAsync(folder["study.zip"], await Study.Value);
        return folder["study.zip"];
    }

    /// <summary>The same, unpacked.</summary>
    public async Task<string> StudyFolderAsync()
    {
        await System.IO.Compression.ZipFile.ExtractToDirectoryAsync(await StudyFileAsync(), folder["study"], overwriteFiles: true);
        return folder["study"];
    }

    public async Task<MemoryStream> StudyStreamAsync() => new(await Study.Value);

    public async Task<Stream> StudyOnceAsync() => new PiecewiseStream(await Study.Value, 4096);

    public string Upload()
    {
        File.WriteAllBytes(folder["upload.bin"], [9, 8, 7, 6, 5]);
        return folder["upload.bin"];
    }

    /// <summary>A folder to be sent.</summary>
    public string UploadFolder()
    {
        Directory.CreateDirectory(folder["upload/sub"]);
        File.WriteAllBytes(folder["upload/one.bin"], [9, 8, 7]);
        File.WriteAllBytes(folder["upload/sub/empty.bin"], []);
        return folder["upload"];
    }

    /// <summary>A document without where its server stands.</summary>
    public static string WithoutAddresses(XDocument document)
    {
        document.Root!.Attributes().Where(static attribute => attribute.Name.LocalName == "schemaLocation").Remove();
        return document.ToString();
    }

    public Task<ProjectData> ProjectAsync() => Client.Projects.GetAsync("P1");

    public async Task<SubjectData> SubjectAsync() => await (await ProjectAsync()).Subjects.GetAsync("S1");

    public async Task<MrSessionData> SessionAsync() => (MrSessionData)await (await SubjectAsync()).Experiments.GetAsync("MR1");

    public async Task<MrScanData> ScanAsync() => (MrScanData)await (await SessionAsync()).Scans.GetAsync("1");

    public async Task<AbstractResource> ResourceAsync() => await (await ScanAsync()).Resources.GetAsync("DICOM");

    public async Task<XnatFile> FileAsync() => await (await ResourceAsync()).Files.GetAsync("a.dcm");

    public async Task<PrearchiveSession> HeldAsync() =>
        await Client.Services.ImportToPrearchiveAsync(await StudyFileAsync(), new() { Project = "P1", Subject = "S9", Experiment = "MR9" });

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("P1", "First").Accessibility("public");
        project.File("PLAN", "plan.txt", [1, 1]);
        var subject = project.Subject("S1").With("group", "control").Field("handedness", "left");
        subject.File("FORMS", "consent.txt", [2, 2, 2]);
        var session = subject.Experiment("MR1").With("date", "2020-09-15").With("note", "first").Field("volume", "7");
        session.File("NOTES", "note.txt", [3]);
        session.Scan("1", "T1").With("quality", "usable")
            .File("DICOM", "a.dcm", [1, 2, 3], "DICOM")
            .File("DICOM", "sub/b.dcm", [4, 5], "DICOM");
        session.Scan("2", "FLAIR").File("DICOM", "c.dcm", [6], "DICOM");
        session.Assessor("QC1");
        subject.Experiment("PET1", "xnat:petSessionData");
        project.Subject("S2").Experiment("MR2").Scan("1", "T1");
        // What a guest does not see: a dead session shrinks the lists of the client.
        seed.Project("P2", "Second").Subject("H1").Experiment("HMR1").Scan("1", "T1").File("DICOM", "h.dcm", [7, 7], "DICOM");
        seed.Project("P3", "Third");
    }

    private static async Task<byte[]> PackStudyAsync()
    {
        using var made = new TemporaryFolder();
        await DicomStudy.WriteZipAsync(made["study.zip"], CancellationToken.None);
        return await File.ReadAllBytesAsync(made["study.zip"]);
    }
}
