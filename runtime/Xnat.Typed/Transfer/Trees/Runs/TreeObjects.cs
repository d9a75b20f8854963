using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds the objects of a download: from what the caller gave down to sessions.</summary>
internal sealed class TreeObjects(DirectoryOptions options)
{
    /// <exception cref="InvalidOperationException">Something among them has no files of its own.</exception>
    public async IAsyncEnumerable<TreeObject> OfAsync(
        IAsyncEnumerable<XnatObject> roots, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var root in roots.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var names = await NamesAboveAsync(root, cancellationToken).ConfigureAwait(false);
            await foreach (var found in BelowAsync(root, names, cancellationToken).ConfigureAwait(false)) yield return found;
        }
    }

    private IAsyncEnumerable<TreeObject> BelowAsync(XnatObject item, TreeNames names, CancellationToken cancellationToken) => item switch
    {
        ProjectData project => OfProjectAsync(project, names, cancellationToken),
        SubjectData subject => OfSubjectAsync(subject, names, cancellationToken),
        _ => AsyncEnumerable.Repeat(new TreeObject(item, names), 1),
    };

    private async IAsyncEnumerable<TreeObject> OfProjectAsync(
        ProjectData project, TreeNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        names = names with { Project = IdOf(project) };
        if (options.OwnResources) yield return new(project, names, IsOwnOnly: true);
        var subjects = await SurelyAsync(project, project.Subjects, cancellationToken).ConfigureAwait(false);
        foreach (var subject in subjects)
        {
            await foreach (var found in OfSubjectAsync(subject, names, cancellationToken).ConfigureAwait(false)) yield return found;
        }
    }

    private async IAsyncEnumerable<TreeObject> OfSubjectAsync(
        SubjectData subject, TreeNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        names = names with { Subject = LabelOf(subject), SubjectKey = KeyOf(subject) };
        if (options.OwnResources) yield return new(subject, names, IsOwnOnly: true);
        var experiments = await SurelyAsync(subject, subject.Experiments, cancellationToken).ConfigureAwait(false);
        foreach (var experiment in experiments.Where(IsSelected))
            yield return new(experiment, names with { Session = LabelOf(experiment), SessionKey = KeyOf(experiment) });
    }

    /// <summary>The rows of a listing: guests see fewer, and a session that has died is a guest's on an open site.</summary>
    public static async Task<IReadOnlyList<T>> SurelyAsync<T>(
        XnatObject above, XnatListing<T> listing, CancellationToken cancellationToken)
        where T : XnatObject =>
        await ItemReading.LocationOf(above).Connection.ReadSurelyAsync(
            async token => await listing.ToListAsync(token).ConfigureAwait(false), static rows => rows.Count == 0, cancellationToken)
            .ConfigureAwait(false);

    /// <summary>What a subject or experiment is known by however it was reached: its ID, or its address where that was not sent.</summary>
    public static string KeyOf(XnatObject item)
    {
        if (!item.Raw.TryGetRead("ID", out var id) || string.IsNullOrEmpty(id)) return ItemReading.LocationOf(item).Address;
        return $"{(item is SubjectData ? "subjects" : "experiments")}/{id}";
    }

    private bool IsSelected(ExperimentData experiment) => options.WhereExperiment?.Invoke(experiment) != false;

    /// <summary>Names of what is above the object that the caller gave, where the layout asks for them.</summary>
    private async Task<TreeNames> NamesAboveAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var names = new TreeNames();
        if (item is ProjectData) return names;
        var root = item is SubjectData ? item : OwnerCheck.RootOf(item);
        if (root is null && item is ImageScanData scan) root = await scan.GetSessionAsync(cancellationToken).ConfigureAwait(false);
        if (root is ExperimentData experiment)
        {
            names = names with { SessionKey = KeyOf(experiment) };
            if (options.Layout.Needs("session"))
            {
                var label = ReachedLabel.Of(item) ?? await LabelAsync(experiment, cancellationToken).ConfigureAwait(false);
                names = names with { Session = label };
            }

            if (options.Layout.Needs("subject") && experiment is SubjectAssessorData assessor)
            {
                var subject = await assessor.GetSubjectAsync(cancellationToken).ConfigureAwait(false);
                names = names with { Subject = LabelOf(subject), SubjectKey = KeyOf(subject) };
            }
        }

        if (root is SubjectData own && item is not SubjectData)
            names = names with { Subject = LabelOf(own), SubjectKey = KeyOf(own) };
        if (!options.Layout.Needs("project")) return names;
        var project = root?.ServerLocation?.Project ?? root switch
        {
            ExperimentData of => IdOf(await of.GetProjectAsync(cancellationToken).ConfigureAwait(false)),
            SubjectData of => IdOf(await of.GetProjectAsync(cancellationToken).ConfigureAwait(false)),
            _ => null,
        };
        return names with { Project = project };
    }

    private static async Task<string> LabelAsync(ExperimentData experiment, CancellationToken cancellationToken)
    {
        if (experiment.Raw.TryGetRead("label", out var label) && !string.IsNullOrEmpty(label)) return label;
        var record = await ItemReading.ReadAgainAsync(experiment, cancellationToken).ConfigureAwait(false);
        return ItemAddress.Value(record, "label") ?? ItemAddress.Value(record, "ID") ?? "experiment";
    }

    private static string LabelOf(XnatObject item) =>
        item.Raw.TryGetRead("label", out var label) && !string.IsNullOrEmpty(label) ? label : IdOf(item);

    private static string IdOf(XnatObject item) =>
        item.Raw.TryGetRead("ID", out var id) && !string.IsNullOrEmpty(id)
            ? id
            : ItemReading.LocationOf(item).Address is var address ? Uri.UnescapeDataString(address[(address.LastIndexOf('/') + 1)..]) : "";
}
