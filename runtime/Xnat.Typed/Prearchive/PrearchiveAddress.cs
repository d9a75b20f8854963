namespace Xnat.Typed;

/// <summary>The three words that name a session in the prearchive.</summary>
internal sealed record PrearchiveAddress(string Project, string Timestamp, string Folder)
{
    private const string Beginning = "/prearchive/projects/";

    /// <summary>Path below <c>/data</c>.</summary>
    public string Path => $"prearchive/projects/{Project}/{Timestamp}/{Folder}";

    /// <summary>As services want it.</summary>
    public string Uri => "/data/" + Path;

    /// <summary>
    /// Reads what XNAT calls URL or URI, with <c>/data</c> in front or without; <see langword="null"/> for anything else.
    /// </summary>
    public static PrearchiveAddress? Parse(string uri)
    {
        var path = uri.Trim();
        if (path.StartsWith("/data/", StringComparison.Ordinal)) path = path[5..];
        if (!path.StartsWith(Beginning, StringComparison.Ordinal)) return null;
        return path[Beginning.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) is [var project, var timestamp, var folder, ..]
            ? new(project, timestamp, folder)
            : null;
    }

    /// <summary>No address: the folder is named after a patient.</summary>
    public override string ToString() => nameof(PrearchiveAddress);
}
