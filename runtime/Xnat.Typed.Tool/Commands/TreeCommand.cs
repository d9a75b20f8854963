using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed tree</c>: what is below a project, subject or experiment.</summary>
internal static class TreeCommand
{
    private static readonly string[] Depths = ["subjects", "experiments", "scans", "resources"];

    public static Command Create(ToolEnvironment environment)
    {
        var places = PlaceOptions.DownToExperiment();
        var depth = Choices.Of(
            "--depth",
            "How far down. Scans and resources cost some requests for each session. Default: experiments; of an experiment, resources.",
            Depths);
        var command = new ExampleCommand(
            "tree",
            "Show what is below a project, subject or experiment as a tree; --json has the depth of each row.",
            "xnat-typed tree --project brainimages",
            "xnat-typed tree --project brainimages --subject ANONYMIZ --depth resources") { depth };
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => Read(places.Read(parsed), parsed.GetValue(depth)),
            static async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Names, cancellationToken).ConfigureAwait(false);
                var sink = call.Reporter.Tree();
                await new ArchiveTree(sink, order.Depth).ShowAsync(place, cancellationToken).ConfigureAwait(false);
                sink.End();
                return ExitCodes.Done;
            });
    }

    /// <exception cref="MisuseException">Nothing was named, or nothing is below it at this depth.</exception>
    private static (PlaceNames Names, TreeDepth Depth) Read(PlaceNames given, string? word)
    {
        var names = ResourcesCommand.Required(given);
        var (start, below) = names switch
        {
            { Experiment: not null } => (TreeDepth.Experiments, TreeDepth.Resources),
            { Subject: not null } => (TreeDepth.Subjects, TreeDepth.Experiments),
            _ => (TreeDepth.Project, TreeDepth.Experiments),
        };
        if (word is null) return (names, below);
        var depth = (TreeDepth)(Array.IndexOf(Depths, word) + 1);
        return depth > start
            ? (names, depth)
            : throw new MisuseException($"--depth {word}: the tree begins there; give one of {string.Join(", ", Depths[(int)start..])}.");
    }
}
