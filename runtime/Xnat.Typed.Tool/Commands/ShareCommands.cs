using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>share</c> and <c>unshare</c>: subjects and experiments seen from other projects.</summary>
internal sealed class ShareCommands
{
    private readonly PlaceOptions places = PlaceOptions.DownToExperiment();
    private readonly Confirmation confirmation = new();
    private readonly Option<string> other;
    private readonly Option<string?> label = new("--label") { Description = "What it is called there.", HelpName = "LABEL" };

    private ShareCommands(string word) =>
        other = new(word) { Description = "ID or name of the other project.", HelpName = "P2", Required = true };

    public static Command Share(ToolEnvironment environment)
    {
        var parts = new ShareCommands("--into");
        var command = new ExampleCommand(
            "share",
            "Share a subject or experiment into another project; it stays where it is.",
            "xnat-typed share --project brainimages --experiment ANONYMIZ --into other --label blinded") { parts.other, parts.label };
        return parts.Create(environment, command, "shared", isLoss: false, async (item, project, parsed, cancellationToken) =>
            await item.ShareAsync(project, parsed.GetValue(parts.label), null, cancellationToken).ConfigureAwait(false));
    }

    public static Command Unshare(ToolEnvironment environment)
    {
        var parts = new ShareCommands("--from");
        var command = new ExampleCommand(
            "unshare",
            "Take a shared subject or experiment out of another project; nothing of it is deleted.",
            "xnat-typed unshare --project brainimages --experiment ANONYMIZ --from other --yes") { parts.other };
        return parts.Create(environment, command, "unshared", isLoss: true, static async (item, project, _, cancellationToken) =>
            await item.UnshareAsync(project, null, cancellationToken).ConfigureAwait(false));
    }

    private Command Create(
        ToolEnvironment environment,
        Command command,
        string done,
        bool isLoss,
        Func<IXnatShareable, ProjectData, ParseResult, CancellationToken, Task> work)
    {
        places.AddTo(command);
        confirmation.AddTo(command);
        return DataCommand.OfWork(environment, command).Does(Read, async (call, names, cancellationToken) =>
        {
            var place = await Place.FindAsync(call.Xnat, names, cancellationToken).ConfigureAwait(false);
            var project = await call.Xnat.Projects.GetAsync(call.Parsed.GetValue(other)!, cancellationToken).ConfigureAwait(false);
            var item = (IXnatShareable)place.Object!;
            var name = names.Experiment ?? names.Subject!;
            List<string> plan = [$"{name} is {done} {(isLoss ? "from" : "into")} {project.Id}."];
            if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
            await work(item, project, call.Parsed, cancellationToken).ConfigureAwait(false);
            call.Reporter.Name(ItemAddress.Value(place.Object!.Raw, "ID") ?? name);
            call.Reporter.Tell(
                "summary", plan[0], ("complete", true), ("id", ItemAddress.Value(place.Object.Raw, "ID")), ("project", project.Id));
            return ExitCodes.Done;
        });
    }

    private PlaceNames Read(ParseResult parsed)
    {
        var names = places.Read(parsed);
        return names is { Subject: null, Experiment: null }
            ? throw new MisuseException("Subjects and experiments can be shared; add --subject or --experiment.")
            : names;
    }
}
