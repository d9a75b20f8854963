using System.Text.Json;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds the session in the archive that came out of one in the prearchive.</summary>
internal static class ArchivingOutcome
{
    private const string Archived = "Archive:";

    /// <summary>By what the server says of it, then by its label; the study must be the same where that is known.</summary>
    public static async Task<ExperimentData?> FindAsync(
        XnatConnection connection, ArchivingTarget target, CancellationToken cancellationToken)
    {
        var said = await LastMessageAsync(connection, target, cancellationToken).ConfigureAwait(false);
        if (said?.StartsWith(Archived, StringComparison.Ordinal) == true
            && ArchivedSession.AddressOf(said[Archived.Length..]) is { } told
            && await ReadAsync(connection, told, cancellationToken).ConfigureAwait(false) is { } found) return found;
        return await FindAsync(connection, target.Project, target.Label, target.Study, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>By its label; the study must be the same where that is known.</summary>
    public static async Task<ExperimentData?> FindAsync(
        XnatConnection connection, string project, string session, string? study, CancellationToken cancellationToken)
    {
        if (ArchiveTarget.Label(session) is not { Length: > 0 } label) return null;
        var listing = $"{ItemAddress.Below("projects", project)}/experiments";
        var named = await ReadAsync(connection, ItemAddress.Below(listing, label), cancellationToken).ConfigureAwait(false);
        return named is not null && IsOf(named, study) ? named : null;
    }

    /// <summary>The last thing that the server kept for the listener; <see langword="null"/> if there is nothing, or no listener.</summary>
    public static async Task<string?> LastMessageAsync(
        XnatConnection connection, ArchivingTarget target, CancellationToken cancellationToken)
    {
        if (target.Listener is not { } listener) return null;
        try
        {
            return await connection.JsonAsync(
                token => connection.Import.ProgressAsync(listener, token), static (root, _) => LastOf(root), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // It forgets after a while.
            return null;
        }
    }

    // A list of lists of messages.
    private static string? LastOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("msgs", out var lists)) return null;
        string? text = null;
        foreach (var message in Elements(lists).SelectMany(Elements))
        {
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("msg", out var said)) text = said.ToString();
        }

        return text;
    }

    private static IEnumerable<JsonElement> Elements(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static async Task<ExperimentData?> ReadAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        try
        {
            return await ItemReading.ReadExperimentAsync(connection, address, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    private static bool IsOf(ExperimentData found, string? study) =>
        study is null || ItemAddress.Value(found.Raw, "UID") is not { } known || known == study;
}
