namespace Xnat.Typed;

/// <summary>Paths within a resource.</summary>
internal static class RemotePath
{
    /// <summary>What XNAT reads as itself wherever it stands in an address.</summary>
    private const string PlainMarks = "._-/ ";

    /// <exception cref="ArgumentException">XNAT cannot keep a file under this path.</exception>
    public static void Require(string path)
    {
        if (path.Split('/').Any(static piece => piece is "" or "." or ".."))
            throw new ArgumentException("A path within a resource has no empty pieces, '.' or '..'.", nameof(path));
        if (SafePath.FirstUnsendable(path) is { } letter)
            throw new ArgumentException(
                "A path within a resource has no backslashes, control characters or invisible marks; there is "
                + $"{CharacterName.Of(letter)} in this one.",
                nameof(path));
        // Listing and downloading read it as any letters, uploading as itself.
        if (path.EndsWith('*'))
            throw new ArgumentException("XNAT reads a path with '*' at its end as that of several files; choose another.", nameof(path));
    }

    /// <summary>Whether every server decodes the path in an address as it is. Others keep their names in an archive.</summary>
    public static bool IsPlain(string path) =>
        path.All(static letter => char.IsAsciiLetterOrDigit(letter) || PlainMarks.Contains(letter, StringComparison.Ordinal));
}
