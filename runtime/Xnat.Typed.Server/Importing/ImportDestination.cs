using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Importing;

/// <summary>Where an upload is to go, as <c>dest</c> and the other parameters say.</summary>
/// <param name="IsPrearchive">Whether <c>dest</c> names the prearchive.</param>
/// <param name="IsArchive">Whether <c>dest</c> names the archive.</param>
internal sealed record ImportDestination(bool IsPrearchive, bool IsArchive)
{
    public string? Project { get; init; }

    public string? Subject { get; init; }

    public string? Session { get; init; }

    public string? Timestamp { get; init; }

    public string? Folder { get; init; }

    /// <summary>
    /// Reads <c>/archive[/projects/P[/subjects/S[/experiments/E]]]</c> or
    /// <c>/prearchive[/projects/P[/timestamp/folder]]</c>, with or without <c>/data</c> in front.
    /// </summary>
    /// <exception cref="RestException">400: it is neither.</exception>
    public static ImportDestination Parse(string? dest)
    {
        if (string.IsNullOrEmpty(dest)) return new(IsPrearchive: false, IsArchive: false);
        var segments = dest.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments is ["data" or "REST", ..]) segments.RemoveAt(0);
        return segments switch
        {
            ["archive", "projects", var project, "subjects", var subject, "experiments", var session] =>
                new(false, true) { Project = project, Subject = subject, Session = session },
            ["archive", "projects", var project, "subjects", var subject] => new(false, true) { Project = project, Subject = subject },
            ["archive", "projects", var project] => new(false, true) { Project = project },
            ["archive"] => new(false, true),
            ["prearchive", "projects", var project, var timestamp, var folder] =>
                new(true, false) { Project = project, Timestamp = timestamp, Folder = folder },
            ["prearchive", "projects", var project] => new(true, false) { Project = project },
            ["prearchive"] => new(true, false),
            _ => throw RestException.BadRequest($"Invalid destination '{dest}'."),
        };
    }
}
