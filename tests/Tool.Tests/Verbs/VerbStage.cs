using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>A server with a little data, and a folder, for one call of a verb.</summary>
internal sealed class VerbStage : IAsyncDisposable
{
    private VerbStage(XnatServer server) => (Server, Url) = (server, server.Url.AbsoluteUri);

    public XnatServer Server { get; }

    /// <summary>The address that calls go to: that of the server, or of what stands before it.</summary>
    public string Url { get; set; }

    /// <summary>Address of a session in the prearchive, once there is one.</summary>
    public string Held { get; private set; } = "";

    public TemporaryFolder Folder { get; } = new();

    public static async Task<VerbStage> StartAsync() => new(await XnatServer.StartAsync(new(), Seed));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Dispose();
    }

    public Task<XnatClient> ConnectAsync() =>
        XnatClient.ConnectAsync(Url, XnatCredential.UserPassword("admin", "admin"));

    /// <summary>The session in the folder, as an earlier call left it.</summary>
    public async Task DownloadAsync()
    {
        await using var xnat = await ConnectAsync();
        var project = await xnat.Projects.GetAsync("brainimages");
        var session = await project.Experiments.GetAsync("MR1");
        Assert.True((await session.DownloadDirectoryAsync(Folder["data"], new DirectoryOptions())).IsComplete);
    }

    /// <summary>A study of one image as an archive in the folder.</summary>
    public async Task StudyAsync()
    {
        await using var zip = await ZipFile.OpenAsync(Folder["study.zip"], ZipArchiveMode.Create);
        await using var entry = await zip.CreateEntry("1.dcm").OpenAsync();
        await entry.WriteAsync(DicomBytes.Image(DicomBytes.MrImage, "MR", "1"));
    }

    /// <summary>The same in the prearchive.</summary>
    public async Task HoldAsync()
    {
        await StudyAsync();
        await using var xnat = await ConnectAsync();
        var held = await xnat.Services.ImportToPrearchiveAsync(
            Folder["study.zip"], new() { Project = "brainimages", Subject = "S9", Experiment = "MR9" });
        Held = held.Uri;
    }

    /// <summary>A session in the project <c>other</c> too.</summary>
    public async Task ShareAsync()
    {
        await using var xnat = await ConnectAsync();
        var session = await (await xnat.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        await ((IXnatShareable)session).ShareAsync(await xnat.Projects.GetAsync("other"));
    }

    /// <summary>What the row of upload sends, already there.</summary>
    public async Task UploadAsync()
    {
        await using var xnat = await ConnectAsync();
        var session = (ImageSessionData)await (await xnat.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        var scan = await session.Scans.GetAsync("2");
        (await scan.Resources.UploadDirectoryAsync("SENT", Folder["sent"])).RequireComplete();
    }

    /// <summary>Files in the folder, each with its name in it.</summary>
    public Task WriteAsync(params string[] names)
    {
        foreach (var name in names) Folder.Write(name, name);
        return Task.CompletedTask;
    }

    /// <summary>The call as it is typed, without the server.</summary>
    public string[] Words(VerbRow row, params string[] more) =>
        [.. row.Words.Split(' '), .. row.Arguments.Select(InFolder), .. more];

    /// <summary>The call with the words that name the server.</summary>
    public string[] WordsWithServer(VerbRow row, params string[] more) => [.. Words(row), .. row.Server.Select(InFolder), .. more];

    public Task<ToolRun> RunAsync(VerbRow row, params string[] more) => ToolRun.OfAsync(Admin, WordsWithServer(row, more));

    /// <summary>A call whose output goes into something of the test's.</summary>
    public static async Task<(int ExitCode, string Error)> RunAsync(
        string[] words, TextWriter output, CancellationToken cancellationToken = default)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await ToolCommand.RunAsync(
            words, Admin, new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return (exitCode, error.ToString());
    }

    private string InFolder(string word) => word
        .Replace("{folder}", Folder.Path, StringComparison.Ordinal)
        .Replace("{held}", Held, StringComparison.Ordinal)
        .Replace("{url}", Url, StringComparison.Ordinal);

    private static ToolEnvironment Admin => ToolRun.Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "admin"));

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("brainimages", "Brain Images");
        project.CustomVariable("xnat:subjectData", "hand").CustomVariable("xnat:mrSessionData", "volume");
        project.File("NOTES", "plan.txt", "The plan.\n"u8.ToArray(), "TEXT");
        var session = project.Subject("S1").Field("hand", "left").Experiment("MR1");
        session.With("age", "67").With("date", "2020-02-29").Field("volume", "1200");
        project.Subject("S2").Field("hand", "right").Experiment("MR2").With("age", "42").With("date", "2021-03-04");
        var scan = session.Scan("1", "T1").With("quality", "usable");
        scan.File("DICOM", "1.dcm", Bytes(1), "DICOM").File("DICOM", "2.dcm", Bytes(2), "DICOM");
        session.Scan("2", "FLAIR").With("quality", "questionable").File("NIFTI", "flair.nii", Bytes(3), "NIFTI");
        seed.Project("other", "Other");
    }

    private static byte[] Bytes(int content) => Encoding.ASCII.GetBytes($"content {content}\n");
}
