using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Versions;

namespace Xnat.Typed.Server.Routing;

/// <summary>One row of the table of routes: requests that are answered alike.</summary>
/// <param name="Verbs">Methods; <c>GET</c> stands for <c>HEAD</c> too.</param>
/// <param name="Template">The address, below <c>/data</c> without the synonyms <c>/REST</c> and <c>/data/archive</c>.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Handle">Answers.</param>
internal sealed record Route(IReadOnlyList<string> Verbs, Template Template, string Meaning, RouteHandler Handle)
{
    public const string Root = "/data/";

    /// <summary>Further addresses that answer the same, where no row of their own says otherwise.</summary>
    public IReadOnlyList<Template> Alike { get; init; } = [];

    /// <summary>Whether what stands behind the address is swallowed, as XNAT does where it routes by the beginning.</summary>
    public bool TakesRest { get; init; }

    /// <summary>Whether it stands behind an object: a method that it does not offer is left to the address in front of it.</summary>
    public bool IsEnding { get; init; }

    /// <summary>Whether it answers below <c>/data/archive</c> as well.</summary>
    public bool IsArchive { get; init; }

    /// <summary>Whether it is there only where faults are allowed from outside.</summary>
    public bool IsControl { get; init; }

    /// <summary>Versions of XNAT that have no such route; <see langword="null"/> where all have it.</summary>
    public VersionRange? Absent { get; init; }

    public static Route Get(string template, string meaning, Func<RouteHandlers, Func<XnatRequest, Answer>> handler) =>
        On("GET", template, meaning, handler);

    public static Route Get(string template, string meaning, Func<RouteHandlers, AsyncHandler> handler) =>
        On("GET", template, meaning, handler);

    public static Route Post(string template, string meaning, Func<RouteHandlers, Func<XnatRequest, Answer>> handler) =>
        On("POST", template, meaning, handler);

    public static Route Post(string template, string meaning, Func<RouteHandlers, AsyncHandler> handler) =>
        On("POST", template, meaning, handler);

    public static Route Put(string template, string meaning, Func<RouteHandlers, Func<XnatRequest, Answer>> handler) =>
        On("PUT", template, meaning, handler);

    public static Route Put(string template, string meaning, Func<RouteHandlers, AsyncHandler> handler) =>
        On("PUT", template, meaning, handler);

    public static Route Delete(string template, string meaning, Func<RouteHandlers, Func<XnatRequest, Answer>> handler) =>
        On("DELETE", template, meaning, handler);

    public static Route Delete(string template, string meaning, Func<RouteHandlers, AsyncHandler> handler) =>
        On("DELETE", template, meaning, handler);

    /// <summary>A row for several methods, separated by blanks.</summary>
    public static Route On(string verbs, string template, string meaning, Func<RouteHandlers, Func<XnatRequest, Answer>> handler) =>
        new(verbs.Split(' '), new(template), meaning, (handlers, request, _) => Task.FromResult(handler(handlers)(request)));

    /// <inheritdoc cref="On(string, string, string, Func{RouteHandlers, Func{XnatRequest, Answer}})"/>
    public static Route On(string verbs, string template, string meaning, Func<RouteHandlers, AsyncHandler> handler) =>
        new(verbs.Split(' '), new(template), meaning, (handlers, request, cancellationToken) =>
            handler(handlers)(request, cancellationToken));

    /// <summary>A route that came with a release.</summary>
    public Route Since(string release) => this with { Absent = new(null, new(release)) };

    /// <summary>A route that a release has no longer.</summary>
    public Route Until(string release) => this with { Absent = new(new(release), null) };

    /// <summary>A route that was missing from one release on, until another brought it back.</summary>
    public Route MissingFrom(string release, string back) => this with { Absent = new(new(release), new(back)) };

    /// <summary>The same below other addresses than the one that it is written with.</summary>
    /// <param name="start">Start of its templates behind <c>/data</c>.</param>
    /// <param name="others">What may stand there instead.</param>
    public Route AlsoBelow(string start, IEnumerable<string> others)
    {
        var ends = Alike.Prepend(Template).Select(template => template.Text)
            .Where(text => text.StartsWith(Root + start, StringComparison.Ordinal))
            .Select(text => text[(Root.Length + start.Length)..]).ToList();
        return this with { Alike = [.. Alike, .. others.SelectMany(other => ends.Select(end => new Template(Root + other + end)))] };
    }

    /// <summary>The same by further templates.</summary>
    public Route AlsoAt(params string[] templates) =>
        this with { Alike = [.. Alike, .. templates.Select(template => new Template(template))] };
}
