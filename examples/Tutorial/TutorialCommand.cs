using System.CommandLine;
using Spectre.Console;

namespace Xnat.Typed.Tutorial;

/// <summary>The command line of the tutorial.</summary>
internal static class TutorialCommand
{
    public static RootCommand Create()
    {
        var url = new Option<string?>("--url")
        {
            Description = "A real XNAT server. Without it the tutorial starts one in this process, with no network and no account."
        };
        var user = new Option<string?>("--user")
        {
            Description = "User on that server; the password is taken from XNAT_PASS, or asked for. Without it, the netrc file has both."
        };
        var zip = new Option<FileInfo?>("--zip")
        {
            Description = "A zip archive with a DICOM study of your own, instead of the one that the tutorial makes."
        };
        var output = new Option<DirectoryInfo?>("--output")
        {
            Description = "Keep what is downloaded in this folder. Without it the folder is deleted at the end."
        };
        var project = new Option<string>("--project")
        {
            Description = "ID of the project to work in; it is created if it is not there.",
            DefaultValueFactory = _ => "brainimages"
        };
        var plain = new Option<bool>("--allow-plain-http")
        {
            Description = "Send the password over http:// to another machine, where whoever is on the way can read it.",
        };
        var reason = new Option<string?>("--reason")
        {
            Description = "Why the tour changes what it changes, for a site that demands a reason for each change.",
        };
        var cleanUp = new Option<bool>("--clean-up")
        {
            Description = "At the end, delete from the server what this run of the tutorial made there, and nothing else.",
        };
        var command = new RootCommand(
            "A user's first hour with XNAT: browse, import, archive, download, look at DICOM headers, set custom variables.")
        {
            url, user, zip, output, project, cleanUp, plain, reason,
        };
        url.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } given && !Uri.TryCreate(given, UriKind.Absolute, out _))
                result.AddError($"'{given}' is not an address; write it like https://xnat.example.org.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new TutorialOptions(
                parsed.GetValue(url) is { } address ? new Uri(address) : null,
                parsed.GetValue(user),
                parsed.GetValue(zip),
                parsed.GetValue(output),
                parsed.GetValue(project)!)
            {
                CleansUp = parsed.GetValue(cleanUp),
                AllowsPlainHttp = parsed.GetValue(plain),
                Reason = parsed.GetValue(reason),
            };
            return RunAsync(options, TourConsole.OfProcess(), cancellationToken);
        });
        return command;
    }

    /// <returns>Exit code: 0 if every step was done, 1 if one failed.</returns>
    public static async Task<int> RunAsync(TutorialOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var narrator = new Narrator(console);
        try
        {
            await new Workshop(narrator, options).RunAsync(cancellationToken);
            narrator.Finish();
            return 0;
        }
        catch (Exception exception) when (exception is XnatException or IOException or UnauthorizedAccessException
            or InvalidOperationException or ArgumentException)
        {
            narrator.Fail(exception);
            return 1;
        }
        catch (OperationCanceledException)
        {
            narrator.Cancel();
            return 1;
        }
    }
}
