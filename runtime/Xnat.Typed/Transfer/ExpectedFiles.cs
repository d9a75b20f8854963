namespace Xnat.Typed;

/// <summary>What a catalog promises of an archive.</summary>
/// <param name="Files">Number of files.</param>
/// <param name="Bytes">Their length in all, where it is known.</param>
internal sealed record ExpectedFiles(int Files, long? Bytes)
{
    /// <exception cref="XnatContentException">Something of what was promised is missing.</exception>
    public void Check(int files, long bytes, string route)
    {
        if (files >= Files && (Bytes is null || bytes >= Bytes)) return;
        throw new XnatContentException(
            $"The archive from {route} holds {files} files of {bytes} bytes, and the catalog lists {Files} of {Bytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}; nothing was kept. " +
            "Try again; if it stays so, refresh the catalog on the server.")
        { Route = route };
    }
}
