using Xnat.Typed.Model;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Places;

/// <summary>Goes through what is below an object of the archive, from the top down.</summary>
/// <param name="sink">Takes the nodes.</param>
/// <param name="depth">How far down.</param>
internal sealed class ArchiveTree(ITreeSink sink, TreeDepth depth)
{
    /// <summary>The lowest object that was named, and all that is below it.</summary>
    public Task ShowAsync(Place place, CancellationToken cancellationToken) => place.Object switch
    {
        ExperimentData experiment => ExperimentAsync(0, experiment, cancellationToken),
        SubjectData subject => SubjectAsync(subject, cancellationToken),
        ProjectData project => ProjectAsync(project, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Two listings, whatever the number of subjects; the experiments wait in memory for their subject.</summary>
    private async Task ProjectAsync(ProjectData project, CancellationToken cancellationToken)
    {
        var experiments = depth >= TreeDepth.Experiments
            ? await BySubjectAsync(project, cancellationToken).ConfigureAwait(false)
            : [];
        sink.Add(0, new("project", Value(project, "ID") ?? "", null) { Note = Value(project, "name") });
        await ResourcesAsync(1, project.Resources, cancellationToken).ConfigureAwait(false);
        await foreach (var subject in project.Subjects.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var id = Value(subject, "ID") ?? "";
            experiments.Remove(id, out var own);
            sink.Add(1, Node(subject));
            await ResourcesAsync(2, subject.Resources, cancellationToken).ConfigureAwait(false);
            foreach (var experiment in own ?? []) await ExperimentAsync(2, experiment, cancellationToken).ConfigureAwait(false);
        }

        // A session can be shared into a project that its subject is not in.
        foreach (var experiment in experiments.Values.SelectMany(static of => of))
            await ExperimentAsync(1, experiment, cancellationToken).ConfigureAwait(false);
    }

    private async Task SubjectAsync(SubjectData subject, CancellationToken cancellationToken)
    {
        sink.Add(0, Node(subject));
        await ResourcesAsync(1, subject.Resources, cancellationToken).ConfigureAwait(false);
        if (depth < TreeDepth.Experiments) return;
        await foreach (var experiment in subject.Experiments.WithCancellation(cancellationToken).ConfigureAwait(false))
            await ExperimentAsync(1, experiment, cancellationToken).ConfigureAwait(false);
    }

    private async Task ExperimentAsync(int at, ExperimentData experiment, CancellationToken cancellationToken)
    {
        sink.Add(at, Node("experiment", experiment));
        var resources = depth >= TreeDepth.Resources
            ? await ByOwnerAsync(experiment, cancellationToken).ConfigureAwait(false)
            : Enumerable.Empty<XnatResourceSummary>().ToLookup(OwnerOf);
        Add(at + 1, resources[(XnatResourceLevel.Experiment, null)]);
        if (depth < TreeDepth.Scans || experiment is not ImageSessionData session) return;
        await foreach (var scan in session.Scans.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var id = Value(scan, "ID") ?? "";
            sink.Add(at + 1, new("scan", id, id) { Type = Value(scan, "type"), Note = Value(scan, "quality") });
            Add(at + 2, resources[(XnatResourceLevel.Scan, id)]);
        }

        await foreach (var assessor in session.Assessors.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var node = Node("assessor", assessor);
            sink.Add(at + 1, node);
            Add(at + 2, resources[(XnatResourceLevel.Assessor, node.Id)]);
        }

        foreach (var owned in resources.Where(static owned => owned.Key.Level == XnatResourceLevel.Reconstruction))
        {
            sink.Add(at + 1, new("reconstruction", owned.Key.Owner ?? "", owned.Key.Owner));
            Add(at + 2, owned);
        }
    }

    private static async Task<Dictionary<string, List<ExperimentData>>> BySubjectAsync(
        ProjectData project, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, List<ExperimentData>>(StringComparer.Ordinal);
        await foreach (var experiment in project.Experiments.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var subject = Value(experiment, "subject_ID") ?? "";
            if (!found.TryGetValue(subject, out var of)) found.Add(subject, of = []);
            of.Add(experiment);
        }

        return found;
    }

    private static async Task<ILookup<(XnatResourceLevel Level, string? Owner), XnatResourceSummary>> ByOwnerAsync(
        ExperimentData experiment, CancellationToken cancellationToken)
    {
        var all = await experiment.GetResourcesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return all.ToLookup(OwnerOf);
    }

    private static (XnatResourceLevel Level, string? Owner) OwnerOf(XnatResourceSummary resource) => (resource.Level, resource.OwnerId);

    private async Task ResourcesAsync(int at, XnatListing<AbstractResource> resources, CancellationToken cancellationToken)
    {
        if (depth < TreeDepth.Resources) return;
        await foreach (var resource in resources.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var id = resource.Label ?? Value(resource, "xnat_abstractresource_id") ?? "";
            sink.Add(at, new("resource", id, resource.Label)
            {
                Type = (resource as Resource)?.Format, Files = resource.FileCount, Bytes = resource.FileSize,
            });
        }
    }

    private void Add(int at, IEnumerable<XnatResourceSummary> resources)
    {
        foreach (var resource in resources)
            sink.Add(at, new("resource", resource.Label ?? resource.Number, resource.Label)
            {
                Type = resource.Format, Files = resource.FileCount, Bytes = resource.FileSize,
            });
    }

    private static TreeNode Node(SubjectData subject) => new("subject", Value(subject, "ID") ?? "", Value(subject, "label"));

    private static TreeNode Node(string level, ExperimentData experiment) =>
        new(level, Value(experiment, "ID") ?? "", Value(experiment, "label"))
        {
            Type = experiment.XsiType, Note = Value(experiment, "date"),
        };

    private static string? Value(XnatObject item, string name) => ItemAddress.Value(item.Raw, name);
}
