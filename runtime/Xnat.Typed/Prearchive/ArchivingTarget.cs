namespace Xnat.Typed;

/// <summary>
/// All that is needed to find a session again that is being archived: where it was, where it goes, and by what name the server tells of it.
/// </summary>
/// <param name="Session">Its place in the prearchive.</param>
/// <param name="Project">ID of the project that it goes into.</param>
/// <param name="Label">Label that it will have.</param>
/// <param name="Study">Its Study Instance UID, where that is known.</param>
/// <param name="Listener">The name by which the server keeps how it went; <see langword="null"/> where it was not asked to.</param>
internal sealed record ArchivingTarget(PrearchiveAddress Session, string Project, string Label, string? Study, string? Listener)
{
    /// <summary>As a text that can be kept.</summary>
    public string Written => Session.Uri + "?" + string.Join('&', new[]
    {
        Pair("project", Project), Pair("session", Label), Pair("study", Study), Pair("listener", Listener),
    }.Where(static pair => pair.Length > 0));

    /// <summary>Reads <see cref="Written"/>, or the address of a session alone.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static ArchivingTarget Parse(string address)
    {
        var parts = address.Split('?', 2);
        var session = PrearchiveAddress.Parse(parts[0])
            ?? throw new ArgumentException("This is no address of a session in the prearchive.", nameof(address));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parts is [_, var query] ? query.Split('&') : [])
        {
            if (pair.Split('=', 2) is [var name, var text]) values[name] = Uri.UnescapeDataString(text);
        }

        return new(
            session,
            values.GetValueOrDefault("project", session.Project),
            values.GetValueOrDefault("session", session.Folder),
            values.GetValueOrDefault("study"),
            values.GetValueOrDefault("listener"));
    }

    /// <summary>No label.</summary>
    public override string ToString() => nameof(ArchivingTarget);

    private static string Pair(string name, string? text) => text is null ? "" : $"{name}={Uri.EscapeDataString(text)}";
}
