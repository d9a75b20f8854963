using System.CommandLine;
using System.Runtime.CompilerServices;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed files</c>: the files of an object.</summary>
internal static class FilesCommand
{
    private static readonly string[] Columns = ["path", "resource", "size", "format", "content", "digest", "uri"];

    public static Command Create(ToolEnvironment environment)
    {
        var places = PlaceOptions.DownToResource();
        var match = new Option<string?>("--match")
        {
            Description = "Only files whose path is so; * stands for any letters, capital letters do not matter.", HelpName = "PATTERN"
        };
        var command = new ExampleCommand(
            "files",
            "List files: of an experiment all, of a project, subject or scan its own. --quiet gives addresses, which rest get takes.",
            "xnat-typed files --project brainimages --experiment ANONYMIZ",
            "xnat-typed files --project brainimages --resource NOTES --match \"*.txt\" --quiet") { match };
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => (Names: ResourcesCommand.Required(places.Read(parsed)), Match: parsed.GetValue(match)),
            static async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Names, cancellationToken).ConfigureAwait(false);
                await ShowAsync(call.Reporter, FilesOf(place, order.Names.Resource, cancellationToken), order.Match, cancellationToken)
                    .ConfigureAwait(false);
                return ExitCodes.Done;
            });
    }

    private static async Task ShowAsync(
        Reporter reporter, IAsyncEnumerable<XnatFile> files, string? match, CancellationToken cancellationToken)
    {
        IRowSink? table = null;
        await foreach (var file in files.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (match is not null && !StarPattern.IsMatch(file.Path, match)) continue;
            table ??= reporter.Table(Columns);
            table.Add(file.Uri, [file.Path, file.Resource, file.Size, file.Format, file.Content, file.Digest, file.Uri]);
        }

        (table ?? reporter.Table(Columns)).End();
    }

    private static async IAsyncEnumerable<XnatFile> FilesOf(
        Place place, string? resource, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (resource is null && place is { Experiment: { } experiment, Scan: null })
        {
            await foreach (var file in experiment.GetFilesAsync(cancellationToken).ConfigureAwait(false)) yield return file;
            yield break;
        }

        if (resource is not null)
        {
            var named = await place.Resources.GetAsync(resource, cancellationToken).ConfigureAwait(false);
            await foreach (var file in named.Files.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return file;
            yield break;
        }

        await foreach (var each in place.Resources.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await foreach (var file in each.Files.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return file;
        }
    }
}
