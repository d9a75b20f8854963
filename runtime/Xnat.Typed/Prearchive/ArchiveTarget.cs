using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Where a session of the prearchive would go.</summary>
internal static class ArchiveTarget
{
    /// <summary>
    /// The archive service merges into a session that is there without being told to, and into one that another project has
    /// shared. Neither may happen by accident.
    /// </summary>
    /// <exception cref="XnatConflictException">The project has a session of that label that must not be changed.</exception>
    public static async Task RefuseAsync(
        XnatConnection connection, string? project, string? session, ImportOverwrite overwrite, CancellationToken cancellationToken)
    {
        if (project is null or "Unassigned" || Label(session ?? "") is not { Length: > 0 } label) return;
        var parent = ItemAddress.Below("projects", project);
        var address = ItemAddress.Below($"{parent}/experiments", label);
        if (await ItemReading.FindAsync(connection, address, cancellationToken).ConfigureAwait(false) is not { } existing) return;
        if (overwrite == ImportOverwrite.None)
            throw Conflict(
                "The project has a session of that label already, and archiving would merge into it; nothing was sent. Set Overwrite to " +
                "Append or Delete if that is wanted, or choose another label.");
        if (!await IsOwnAsync(connection, existing, parent, project, cancellationToken).ConfigureAwait(false))
            throw Conflict(
                "The session of that label is only shared into the project, and archiving would change that of its owner; nothing was " +
                "sent. Archive into the owner's project, or choose another label.");
    }

    /// <summary>
    /// The same by the study, where the server may take the label from the files: what is received for the archive itself is merged into a
    /// session of the same study.
    /// </summary>
    /// <exception cref="XnatConflictException">The project has a session of that study that must not be changed.</exception>
    public static async Task RefuseStudyAsync(
        XnatConnection connection, string? project, string study, ImportOverwrite overwrite, CancellationToken cancellationToken)
    {
        if (project is null or "Unassigned" || overwrite != ImportOverwrite.None) return;
        var address = ItemAddress.Below(ItemAddress.Below("projects", project), "experiments");
        var query = new ListingQuery { DataType = "xnat:imageSessionData", Columns = "ID,UID" };
        var filter = new Dictionary<string, string?> { ["UID"] = study };
        var rows = connection.RowsAsync(
            token => connection.Archive.ListAsync(address, query, filter, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            if (row["UID"] == study)
                throw Conflict(
                    "The project has a session of that study already, and archiving would merge into it; nothing was sent. Set Overwrite " +
                    "to Append or Delete if that is wanted, or SkipPresent to leave such studies alone.");
        }
    }

    // The project may be called by an alias.
    private static async Task<bool> IsOwnAsync(
        XnatConnection connection, XnatRecord existing, string parent, string project, CancellationToken cancellationToken)
    {
        if (Membership.Of(existing, project).IsOwn) return true;
        var named = await ItemReading.ReadAsync(connection, parent, cancellationToken).ConfigureAwait(false);
        return Membership.Of(existing, ItemAddress.Value(named, "ID")).IsOwn;
    }

    private static XnatConflictException Conflict(string message) =>
        new(message, new FailedAnswer(HttpStatusCode.Conflict, "GET", "/data/projects/{project}/experiments/{experiment}"));

    /// <summary>As XNAT cleans it: everything but letters, digits, underscore and dash becomes an underscore.</summary>
    public static string Label(string label) =>
        string.Concat(label.Trim().Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
}
