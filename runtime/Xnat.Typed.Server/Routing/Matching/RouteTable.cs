using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Routing.Sections;
using Xnat.Typed.Server.Versions;

namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>
/// Every route of the server: address, methods, handler. What is not in here is answered by nobody, and names in messages, refused
/// methods, the nearest known route and <c>Endpoints.md</c> follow from it.
/// </summary>
internal static class RouteTable
{
    public static IReadOnlyList<RouteSection> Sections { get; } =
    [
        SignInSection.Section, SchemaSection.Section, ProjectSection.Section, SubjectSection.Section, ExperimentSection.Section,
        ScanSection.Section, ResourceSection.Section, ImportSection.Section, PrearchiveSection.Section, SearchSection.Section,
        CustomFieldSection.Section, UserSection.Section, SiteSection.Section, ScriptSection.Section, DownloadSection.Section,
        ContainerSection.Section, ControlSection.Section,
    ];

    /// <summary>Everything below <c>/xapi</c> came with XNAT 1.7.</summary>
    private static readonly VersionRange OlderInterfaceOnly = new(null, new(1, 7));

    private static TemplateTree<RoutePoint> Tree { get; } = Grow();

    /// <summary>What the table has for a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="segments">The decoded path.</param>
    /// <param name="takesControls">Whether the server is controlled from outside.</param>
    /// <param name="version">The version of XNAT; <see langword="null"/> for what any of them has.</param>
    /// <returns><see langword="null"/> if no row has such an address.</returns>
    public static RouteMatch? Find(string method, IReadOnlyList<string> segments, bool takesControls, Version? version = null)
    {
        var address = RouteAddress.Of(segments);
        RouteMatch? refused = null;
        foreach (var found in Tree.Find(address.Segments))
        {
            var hasRest = found.Length < address.Segments.Count;
            var routes = found.Value.Routes
                .Where(entry => !hasRest || entry.Value.TakesRest)
                .Where(entry => !address.IsBelowArchive || entry.Value.IsArchive)
                .Where(entry => takesControls || !entry.Value.IsControl)
                .Where(entry => version is null || Absence(entry.Value, segments)?.Contains(version) != true)
                .ToDictionary(StringComparer.Ordinal);
            if (routes.Count == 0) continue;
            var route = routes.GetValueOrDefault(method);
            var match = new RouteMatch(
                found.Template, route, [.. routes.Keys], found.Template.Values(address.Segments), [.. address.Segments.Skip(found.Length)]);
            if (route is not null) return match;
            refused ??= match;
            // What an ending does not offer is left to the object in front of it; an object has the last word.
            if (!routes.Values.Any(other => other.IsEnding)) break;
        }

        return refused;
    }

    /// <summary>The versions in which a route does not answer at an address.</summary>
    public static VersionRange? Absence(Route route, IReadOnlyList<string> segments) =>
        route.Absent ?? (segments is ["xapi", ..] ? OlderInterfaceOnly : null);

    private static TemplateTree<RoutePoint> Grow()
    {
        var tree = new TemplateTree<RoutePoint>();
        foreach (var route in Sections.SelectMany(section => section.Routes))
            if (!tree.Add(route.Template, () => new RoutePoint()).TryAdd(route))
                throw new InvalidOperationException($"{route.Template} stands twice in the table.");
        // Who says most of an address has it: a row for scans before one for all that has files.
        foreach (var route in Sections.SelectMany(section => section.Routes).OrderByDescending(route => route.Template.Parts.Count))
            foreach (var template in route.Alike)
                tree.Add(template, () => new RoutePoint()).TryAdd(route);
        return tree;
    }
}
