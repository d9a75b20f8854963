namespace Xnat.Typed;

/// <summary>
/// What earlier runs put into a folder, lies there still, and was found by this one under another name, or not at all. Nothing of it is
/// changed.
/// </summary>
/// <param name="Copies">Paths of files that lie there under the names of this run as well.</param>
/// <param name="Missing">Sessions that are not below what was asked for any more, with the files that were fetched of them.</param>
internal sealed record EarlierRuns(IReadOnlyList<string> Copies, IReadOnlyList<DownloadedObject> Missing)
{
    private const string Experiments = "/experiments/";

    /// <param name="manifest">What lies in the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="root">Below which all sessions were listed; <see langword="null"/> if only some were.</param>
    /// <param name="objects">What the run found.</param>
    public static EarlierRuns Of(Manifest manifest, TreeFolder folder, string? root, IReadOnlyList<DownloadedObject> objects)
    {
        if (!manifest.HadEntries) return new([], []);
        var paths = objects.SelectMany(static item => item.Files).Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var projects = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var item in objects)
            foreach (var file in item.Files) projects.TryAdd(file.Uri, ProjectOf(item.Uri));
        var listed = objects.Select(static item => item.Uri).ToHashSet(StringComparer.Ordinal);
        // What is neither here nor there is nothing to tell of.
        var others = manifest.Entries.Where(entry => !paths.Contains(entry.Path) && File.Exists(folder.PlaceOf(entry.Path)))
            .OrderBy(static entry => entry.Path, StringComparer.Ordinal)
            .ToLookup(entry => projects.ContainsKey(entry.Uri));
        return new(
            // What is shared into another project has its copy there.
            [.. others[true].Where(entry => projects[entry.Uri] == ProjectOf("/data/" + entry.Object)).Select(static entry => entry.Path)],
            [.. others[false].GroupBy(static entry => SessionOf("/data/" + entry.Object), StringComparer.Ordinal)
                .Where(session => session.Key is { } uri && root is not null && !listed.Contains(uri)
                    && uri.StartsWith($"/data/{root}/", StringComparison.Ordinal))
                .Select(static session => new DownloadedObject(session.Key!, null, [.. session.Select(MissingOf)]) { IsMissing = true })]);
    }

    private static DownloadedFile MissingOf(ManifestEntry entry) =>
        new(entry.Path, entry.Uri, FileOutcome.MissingThere, entry.Size) { VerifiedBy = entry.By };

    private static string? ProjectOf(string uri) => uri.Split('/') is [_, _, "projects", var project, ..] ? project : null;

    private static string? SessionOf(string uri)
    {
        var id = uri.IndexOf(Experiments, StringComparison.Ordinal) + Experiments.Length;
        if (id < Experiments.Length) return null;
        var end = uri.IndexOf('/', id);
        return end < 0 ? uri : uri[..end];
    }
}
