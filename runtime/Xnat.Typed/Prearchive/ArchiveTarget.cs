using System.Net;

namespace Xnat.Typed;

/// <summary>Where a session of the prearchive would go.</summary>
internal static class ArchiveTarget
{
    /// <summary>
    /// The archive service merges into a session that is there without being told to, so the wish that nothing of it be
    /// touched is looked after here.
    /// </summary>
    /// <exception cref="XnatConflictException">The project has a session of that label. Nothing was sent.</exception>
    public static async Task RefuseExistingAsync(PrearchiveSession session, ArchiveOptions options, CancellationToken cancellationToken)
    {
        var project = options.Project ?? session.Project;
        if (project == "Unassigned" || Label(options.Experiment ?? session.Name ?? session.FolderName) is not { Length: > 0 } label) return;
        var address = ItemAddress.Below($"{ItemAddress.Below("projects", project)}/experiments", label);
        if (await ItemReading.FindAsync(session.Connection, address, cancellationToken).ConfigureAwait(false) is null) return;
        var answer = new FailedAnswer(HttpStatusCode.Conflict, "GET", "/data/projects/{project}/experiments/{experiment}");
        throw new XnatConflictException(
            "The project has a session of that label already, and archiving would merge into it; nothing was sent. Set Overwrite to " +
            "Append or Delete if that is wanted, or choose another label.",
            answer);
    }

    /// <summary>As XNAT cleans it: everything but letters, digits, underscore and dash becomes an underscore.</summary>
    private static string Label(string label) =>
        string.Concat(label.Trim().Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
}
