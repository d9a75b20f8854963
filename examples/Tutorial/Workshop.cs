using Xnat.Typed.Server;
using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Tutorial;

/// <summary>What the tour needs around it: a server, a study, and a folder for what is downloaded.</summary>
internal sealed class Workshop(Narrator narrator, TutorialOptions options)
{
    private const string LocalUser = "admin";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Zip is { } given) StudyCheck.Require(given);
        var credential = Credential();
        var own = Directory.CreateTempSubdirectory("xnat-typed-tutorial-");
        try
        {
            var zip = options.Zip?.FullName ?? await MakeStudyAsync(own, cancellationToken);
            var folder = options.Output?.FullName ?? own.CreateSubdirectory("downloads").FullName;
            Directory.CreateDirectory(folder);
            await using var server = options.Address is null ? await StartServerAsync(cancellationToken) : null;
            var address = options.Address ?? server!.Url;
            await new Tour(narrator, address, credential, zip, folder, options).RunAsync(cancellationToken);
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    private async Task<string> MakeStudyAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var zip = Path.Combine(folder.FullName, "ANONYMIZ.zip");
        await DicomStudy.WriteZipAsync(zip, StudySize.Large, cancellationToken);
        narrator.Say("Made an MR study of a computed phantom: series PD, T1 and FLAIR.");
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
        if (options.Variable("XNAT_PASS") is { Length: > 0 } password) return XnatCredential.UserPassword(user, password);
        if (narrator.CanAsk) return XnatCredential.UserPassword(user, narrator.Ask($"Password of {user}:"));
        throw new ArgumentException(
            $"There is no terminal to ask for the password of '{user}': set XNAT_PASS, or leave out --user and have the account in the "
            + "netrc file.");
    }
}
