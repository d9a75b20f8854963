using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>projects</c>, <c>subjects</c>, <c>experiments</c> and <c>scans</c>: what an archive holds.</summary>
internal static class ListCommands
{
    public static Command Projects(ToolEnvironment environment) => Create(
        environment,
        new ExampleCommand(
            "projects", "List the projects that the account can see.",
            "xnat-typed projects", "xnat-typed projects --json --where \"name contains brain\""),
        PlaceOptions.OfSite(),
        new("xnat:projectData", "ID,name,description", hasType: false),
        static (xnat, _) => xnat.Projects);

    public static Command Subjects(ToolEnvironment environment) => Create(
        environment,
        new ExampleCommand(
            "subjects", "List subjects, of a project or of all.",
            "xnat-typed subjects --project brainimages",
            "xnat-typed subjects --project brainimages --columns label,group,variable.hand --csv"),
        PlaceOptions.OfProject(),
        new("xnat:subjectData", "ID,label,project", hasType: false),
        static (xnat, place) => place.Project?.Subjects ?? xnat.Subjects);

    public static Command Experiments(ToolEnvironment environment) => Create(
        environment,
        new ExampleCommand(
            "experiments", "List sessions and other experiments, of a subject, a project or all.",
            "xnat-typed experiments --project brainimages",
            "xnat-typed experiments --project brainimages --type xnat:mrSessionData --where \"age > 60\" --quiet"),
        PlaceOptions.DownToSubject(),
        new("xnat:experimentData", "ID,label,xsiType,project,date", hasType: true),
        static (xnat, place) => place.Subject?.Experiments ?? place.Project?.Experiments ?? xnat.Experiments);

    public static Command Scans(ToolEnvironment environment) => Create(
        environment,
        new ExampleCommand(
            "scans", "List the scans of a session.",
            "xnat-typed scans --project brainimages --experiment ANONYMIZ",
            "xnat-typed scans --experiment XNAT_E00001 --where \"type like 'T1*' and quality = usable\" --quiet"),
        PlaceOptions.DownToExperiment(),
        new("xnat:imageScanData", "ID,type,quality,series_description,xsiType", hasType: true),
        static (_, place) => place.Experiment switch
        {
            ImageSessionData session => session.Scans,
            null => throw new MisuseException("Scans are those of a session; add --experiment."),
            var other => throw new MisuseException($"A {other.XsiType} has no scans; name an imaging session."),
        });

    private static Command Create<T>(
        ToolEnvironment environment,
        ExampleCommand command,
        PlaceOptions places,
        ListingOptions listing,
        Func<XnatClient, Place, XnatListing<T>> choose)
        where T : XnatObject
    {
        places.AddTo(command);
        listing.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => (Names: places.Read(parsed), Table: listing.Read(parsed)),
            async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Names, cancellationToken).ConfigureAwait(false);
                await order.Table.ShowAsync(choose(call.Xnat, place), call.Reporter, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Done;
            });
    }
}
