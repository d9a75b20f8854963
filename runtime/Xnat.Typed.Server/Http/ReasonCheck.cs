namespace Xnat.Typed.Server.Http;

/// <summary>Sites may demand a reason for each change of the archive, which their audit keeps.</summary>
internal static class ReasonCheck
{
    private const string Parameter = "event_reason";

    /// <summary>Refuses a change without a reason: a deletion with XNAT's words, another change by failing, as XNAT does.</summary>
    /// <returns><see langword="null"/> if nothing is wrong.</returns>
    public static async Task<Answer?> RefuseAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.Method is not ("PUT" or "DELETE") || !IsOfArchive(request.Segments)) return null;
        // The body of a file is the file, whatever it calls itself.
        if (!request.Segments.Contains("files", StringComparer.Ordinal))
            await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (!string.IsNullOrWhiteSpace(request.Parameters[Parameter])) return null;
        request.Route = "(refused)";
        return request.Method == "DELETE" ? StatusPage.Restlet(403, "Justification required.") : StatusPage.Restlet(500, null);
    }

    /// <summary>Objects and their files; who may do what in a project, and its settings, are no part of the audit.</summary>
    private static bool IsOfArchive(IReadOnlyList<string> segments)
    {
        string[] route = [.. segments];
        if (route is not ["data" or "REST", .. var below]) return false;
        if (below is ["archive", .. var archived]) below = archived;
        return below is ["projects" or "subjects" or "experiments", ..] and not ["projects", _, "users" or "groups" or "config", ..];
    }
}
