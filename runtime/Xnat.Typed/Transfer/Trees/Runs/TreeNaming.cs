using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Gives subjects and sessions of one label names of their own, where the layout would put them into one folder.</summary>
/// <param name="layout">The layout.</param>
/// <param name="numberOf">By which number an object is told from others of its name; the same from run to run.</param>
internal sealed class TreeNaming(DirectoryLayout layout, Func<string, string, int> numberOf)
{
    private const string Experiments = "/experiments/";

    /// <summary>The objects, each once: one that is reached twice and has the same names both ways is one.</summary>
    public IReadOnlyList<TreeObject> Of(IReadOnlyList<TreeObject> objects) =>
        [.. objects.Select(item => item with { Names = Of(item.Names) }).DistinctBy(KeyOf)];

    private TreeNames Of(TreeNames names)
    {
        var above = layout.Uses("project") ? Folded(names.Project) : "";
        if (layout.Uses("subject") && names is { Subject: { } subject, SubjectKey: { } person })
            names = names with { Subject = PortableName.WithNumber(subject, numberOf($"{above}/{Folded(subject)}", person)) };
        above += layout.Uses("subject") ? $"/{Folded(names.Subject)}" : "/";
        return layout.Uses("session") && names is { Session: { } session, SessionKey: { } owner }
            ? names with { Session = PortableName.WithNumber(session, numberOf($"{above}/{Folded(session)}", owner)) }
            : names;
    }

    private (string?, string?, string?, string, bool) KeyOf(TreeObject item) => (
        layout.Uses("project") ? item.Names.Project : null,
        layout.Uses("subject") ? item.Names.Subject : null,
        layout.Uses("session") ? item.Names.Session : null,
        item.Item is SubjectData or ExperimentData ? TreeObjects.KeyOf(item.Item) : PlaceOf(item),
        item.IsOwnOnly);

    /// <summary>The address of a scan or resource; from its experiment on, where that is known, whatever way led to it.</summary>
    private static string PlaceOf(TreeObject item)
    {
        var address = item.Location.Address;
        var experiment = $"/{address}".IndexOf(Experiments, StringComparison.Ordinal);
        if (item.Names.SessionKey is not { } session || experiment < 0) return address;
        var end = address.IndexOf('/', experiment + Experiments.Length - 1);
        return end < 0 ? address : session + address[end..];
    }

    private static string Folded(string? name) => name is null ? "" : PortableName.Folded(PortableName.Of(name));
}
