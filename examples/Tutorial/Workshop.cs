using System.IO.Compression;
using Spectre.Console;
using Xnat.Typed.Server;
using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Tutorial;

/// <summary>What the tour needs around it: a server, a study, and a folder for what is downloaded.</summary>
internal sealed class Workshop(Narrator narrator, TutorialOptions options)
{
    private const string LocalUser = "admin";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Zip is { } given) CheckStudy(given);
        var credential = Credential();
        var folder = options.Output?.FullName ?? Path.Combine(Path.GetTempPath(), "xnat-typed-tutorial-" + Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        try
        {
            var zip = options.Zip?.FullName ?? await MakeStudyAsync(folder, cancellationToken);
            await using var server = options.Address is null ? await StartServerAsync(cancellationToken) : null;
            var address = options.Address ?? server!.Url;
            await new Tour(narrator, address, credential, zip, folder, options).RunAsync(cancellationToken);
        }
        finally
        {
            if (options.Output is null) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Before anything is asked of a server: what is no archive would be found out in the middle, with half of the tour done.
    /// </summary>
    private static void CheckStudy(FileInfo zip)
    {
        if (!zip.Exists) throw new ArgumentException($"There is no file '{zip.FullName}'; give a zip archive with DICOM images (--zip).");
        try
        {
            using var archive = ZipFile.OpenRead(zip.FullName);
            if (archive.Entries.Any(entry => entry.Length > 0)) return;
            throw new ArgumentException($"'{zip.FullName}' is an empty archive; give one with DICOM images (--zip).");
        }
        catch (InvalidDataException exception)
        {
            throw new ArgumentException($"'{zip.FullName}' is no zip archive; give one with DICOM images (--zip).", exception);
        }
    }

    private async Task<string> MakeStudyAsync(string folder, CancellationToken cancellationToken)
    {
        var zip = Path.Combine(folder, "ANONYMIZ.zip");
        File.Delete(zip);
        await DicomStudy.WriteZipAsync(zip, cancellationToken);
        narrator.Say("Made a small MR study of a computed phantom: patient ANONYMIZ; series PD, T1 and FLAIR.");
        return zip;
    }

    private async Task<XnatServer> StartServerAsync(CancellationToken cancellationToken)
    {
        var server = await XnatServer.StartAsync(cancellationToken: cancellationToken);
        narrator.Say($"Started an XNAT server in this process at {server.Url}");
        return server;
    }

    private XnatCredential Credential()
    {
        if (options.Address is null) return XnatCredential.UserPassword(LocalUser, LocalUser);
        if (options.User is not { } user) return XnatCredential.FromNetrc();
        if (Environment.GetEnvironmentVariable("XNAT_PASS") is { Length: > 0 } password) return XnatCredential.UserPassword(user, password);
        if (Console.IsInputRedirected)
            throw new ArgumentException(
                $"There is no terminal to ask for the password of '{user}': set XNAT_PASS, or leave out --user and have the account in "
                + "the netrc file.");
        return XnatCredential.UserPassword(user, AnsiConsole.Prompt(new TextPrompt<string>("    Password:").Secret(null)));
    }
}
