using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Other names of a project, and the words in use in it.</summary>
public static class ProjectVocabularyExtensions
{
    private const string Aliases = "aliases/alias";

    /// <summary>Other names under which the project is found, asked for now; in the order of its document.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<IReadOnlyList<string>> AliasesAsync(this ProjectData project, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        var document = await ItemReading.ReadAgainAsync(project, cancellationToken).ConfigureAwait(false);
        return [.. document.Rows(Aliases).Select(static row => ItemAddress.Value(row, "alias")).OfType<string>()];
    }

    /// <summary>Gives the project one more name under which it is found; nothing is sent if it has it.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="alias">The name. XNAT takes the IDs, names and aliases of all projects for one set of names.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The name cannot stand in an address, or XNAT cannot hold it. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">A project is called so already.</exception>
    /// <exception cref="XnatContentException">The server did not keep it, or lost another one.</exception>
    public static async Task AddAliasAsync(this ProjectData project, string alias, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(alias, nameof(alias));
        XnatText.RefuseUnstorable(alias, nameof(alias));
        var before = await AliasesAsync(project, cancellationToken).ConfigureAwait(false);
        if (before.Contains(alias, StringComparer.Ordinal)) return;
        var location = ItemReading.LocationOf(project);
        // The index behind the last row makes a new one.
        var path = string.Create(CultureInfo.InvariantCulture, $"xnat:projectData/{Aliases}[{before.Count}]/alias");
        await ItemWriting.PutAsync(
            location.Connection, location.Address, "xnat:projectData", [new(path, alias)], null, cancellationToken).ConfigureAwait(false);
        var after = await AliasesAsync(project, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            location.Connection, before.Append(alias).All(after.Contains), "PUT /data/projects/{project}", "Compare the project's aliases.",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes one of its other names from the project.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="alias">The name; capital letters matter.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <remarks>
    /// XNAT has no request for it: the whole document of the project goes back without the name, and what came of it is compared with what
    /// was sent. Somebody who changes the project in that moment is written over.
    /// </remarks>
    /// <returns><see langword="false"/> if the project has no such name; nothing was sent then.</returns>
    /// <exception cref="XnatAccessDeniedException">The account may not change the project.</exception>
    /// <exception cref="XnatContentException">The server kept the name, or not all of the rest.</exception>
    public static async Task<bool> RemoveAliasAsync(
        this ProjectData project, string alias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        var (connection, id) = ProjectAdministrationExtensions.Of(project);
        var document = await ProjectDocument.ReadAsync(connection, id, cancellationToken).ConfigureAwait(false);
        if (!document.RemoveAlias(alias))
        {
            await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }

        using var body = document.ToContent();
        await connection.DoAsync(token => connection.Administration.Projects.PutDocumentAsync(id, body, token), cancellationToken)
            .ConfigureAwait(false);
        var kept = await ProjectDocument.ReadAsync(connection, id, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, kept.Says(document), "PUT /data/projects/{project}", "Compare the project's aliases and details on the server.",
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The types of scans in use in the project, each once, in the order of the server.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<IReadOnlyList<string>> ScanTypesAsync(this ProjectData project, CancellationToken cancellationToken = default)
    {
        var (connection, id) = ProjectAdministrationExtensions.Of(project);
        return await Vocabulary.ReadAsync(
            connection, token => connection.Administration.Projects.ListScanTypesAsync(id, token), "type",
            "GET /data/projects/{project}/scan_types", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The scanners of the project's sessions, each once and in alphabetical order, by one listing of the sessions: XNAT has no address for
    /// them.
    /// </summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<IReadOnlyList<string>> ScannersAsync(this ProjectData project, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        var sessions = project.Experiments.OfType<ImageSessionData>().WithColumns(ImageSessionData.Schema.Scanner.Value);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var session in sessions.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (session.Scanner.Value is { Length: > 0 } name) names.Add(name);
        }

        return [.. names];
    }
}
