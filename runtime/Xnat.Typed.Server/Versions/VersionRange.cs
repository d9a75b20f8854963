namespace Xnat.Typed.Server.Versions;

/// <summary>Releases of XNAT from one on up to another.</summary>
/// <param name="From">The first; <see langword="null"/> where there was none before.</param>
/// <param name="Before">The first behind it; <see langword="null"/> where it has not ended.</param>
internal sealed record VersionRange(Version? From, Version? Before)
{
    public bool Contains(Version version) => (From is null || version >= From) && (Before is null || version < Before);

    /// <summary>In words, the releases that are outside: "from 1.8.8 on".</summary>
    public string Outside => string.Join(
        " and ",
        new[] { From is null ? null : $"before {From}", Before is null ? null : $"from {Before} on" }.OfType<string>());
}
