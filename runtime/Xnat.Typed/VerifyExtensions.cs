namespace Xnat.Typed;

/// <summary>
/// Verifying of folders that <c>DownloadDirectoryAsync</c> filled, years later too. Nothing is written.
/// </summary>
public static class VerifyExtensions
{
    /// <summary>Compares a folder with the digests noted in it, and with what the server lists now.</summary>
    /// <param name="xnat">The server that the files are from.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Whether all files are read; <see langword="null"/> for all.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was found of each file.</returns>
    /// <exception cref="ArgumentException">No download was ever noted in the folder.</exception>
    /// <exception cref="InvalidOperationException">The folder holds files of another server, or its manifest is none.</exception>
    /// <exception cref="XnatException">A listing failed, or the manifest cannot be read.</exception>
    /// <example>
    /// <code>
    /// VerifyReport report = await xnat.VerifyDirectoryAsync(folder);
    /// Console.WriteLine(report);
    /// </code>
    /// </example>
    public static Task<VerifyReport> VerifyDirectoryAsync(
        this XnatClient xnat,
        string folder,
        VerifyOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(xnat);
        return TreeVerification.RunAsync(folder, xnat.Projects.Source.Connection, options, progress, cancellationToken);
    }

    /// <summary>Compares a folder with the digests noted in it, without any server.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Whether all files are read; <see langword="null"/> for all.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was found of each file.</returns>
    /// <exception cref="ArgumentException">No download was ever noted in the folder.</exception>
    /// <exception cref="InvalidOperationException">Its manifest is none, or of another version.</exception>
    /// <exception cref="XnatException">The manifest cannot be read.</exception>
    public static Task<VerifyReport> VerifyOfflineAsync(
        string folder,
        VerifyOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeVerification.RunAsync(folder, null, options, progress, cancellationToken);
}
