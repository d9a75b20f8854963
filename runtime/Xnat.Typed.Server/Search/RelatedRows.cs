using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>How objects of one data type lead to those of another: through the session, the subject, the project.</summary>
internal sealed class RelatedRows(DisplayScope scope)
{
    /// <summary>The way from rows of one type to the readable ones of another.</summary>
    /// <exception cref="RestException">500: nothing joins the two.</exception>
    public Func<Row, IEnumerable<Row>> Between(TypeEntry from, TypeEntry to)
    {
        var way = Level(to) switch
        {
            "xnat:projectData" => row => scope.Relations.ProjectsOf(row),
            "xnat:subjectData" => Subjects(from),
            "xnat:experimentData" => Experiments(from, to),
            "xnat:imageScanData" => Parts(from, "scans/scan"),
            "xnat:reconstructedImageData" => Parts(from, "reconstructions/reconstructedImage"),
            _ => throw new RestException(500),
        };
        return row => way(row).Where(related => related.Type.Is(to.XsiType) && scope.CanRead(related));
    }

    private static string Level(TypeEntry type) => DisplayLevel.Of(type)?.RootType ?? "";

    private Func<Row, IEnumerable<Row>> Subjects(TypeEntry from) => Level(from) == "xnat:projectData"
        ? project => scope.Store.Contents(project.Id).Subjects.All
        : row => scope.Relations.SubjectOf(row) is { } subject ? [subject] : [];

    private Func<Row, IEnumerable<Row>> Experiments(TypeEntry from, TypeEntry to)
    {
        var toAssessor = to.Is("xnat:imageAssessorData");
        switch (Level(from))
        {
            case "xnat:projectData":
                return project => scope.Store.Contents(project.Id).Experiments.All;
            case "xnat:subjectData":
                return subject => toAssessor
                    ? scope.Store.ExperimentsOf(subject.Id).SelectMany(session => scope.Store.AssessorsOf(session.Id))
                    : scope.Store.ExperimentsOf(subject.Id);
            case "xnat:experimentData" when toAssessor && !from.Is("xnat:imageAssessorData"):
                return session => scope.Store.AssessorsOf(session.Id);
            case "xnat:experimentData" when toAssessor || !from.Is("xnat:imageAssessorData"):
                // Two of a kind have the subject in common.
                return row => scope.Relations.SubjectOf(row) is { } subject
                    ? scope.Store.ExperimentsOf(subject.Id)
                        .SelectMany(session => toAssessor ? scope.Store.AssessorsOf(session.Id) : [session])
                    : [];
            default:
                return toAssessor
                    ? part => scope.Relations.SessionOf(part) is { } session ? scope.Store.AssessorsOf(session.Id) : []
                    : part => scope.Relations.SessionOf(part) is { } session ? [session] : [];
        }
    }

    private Func<Row, IEnumerable<Row>> Parts(TypeEntry from, string list) => Level(from) switch
    {
        "xnat:projectData" => project => scope.Store.Contents(project.Id).Experiments.All.SelectMany(session => session.Rows(list)),
        "xnat:subjectData" => subject => scope.Store.ExperimentsOf(subject.Id).SelectMany(session => session.Rows(list)),
        "xnat:experimentData" when from.Is("xnat:imageAssessorData") => assessor => scope.Relations.SessionOf(assessor)?.Rows(list) ?? [],
        "xnat:experimentData" => session => session.Rows(list),
        _ => part => scope.Relations.SessionOf(part)?.Rows(list) ?? [],
    };
}
