namespace Xnat.Typed;

/// <summary>DICOM files on the server: their headers without their pixels, and whole ones for a library of your choice.</summary>
public static class DicomFileExtensions
{
    /// <summary>
    /// The header of a DICOM file, without its pixels: where the server answers ranges 64 KiB at first, and more only where the header is
    /// longer; elsewhere the answer is left as soon as the header is there. All transfer syntaxes, also of files without a preamble.
    /// </summary>
    /// <remarks>Nothing is compared with the catalog: that takes the whole file.</remarks>
    /// <param name="file">A file in the archive.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">It is no DICOM file.</exception>
    public static Task<XnatDicomHeader> ReadDicomHeaderAsync(this XnatFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return HeaderReading.ReadAsync(file, cancellationToken);
    }

    /// <summary>The same of a file in the prearchive.</summary>
    /// <inheritdoc cref="ReadDicomHeaderAsync(XnatFile, CancellationToken)"/>
    public static Task<XnatDicomHeader> ReadDicomHeaderAsync(this PrearchiveFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return HeaderReading.ReadAsync(file.Remote, cancellationToken);
    }

    /// <summary>Receives a file, compares it with the catalog, and gives it to a DICOM library.</summary>
    /// <typeparam name="T">What the library makes of it.</typeparam>
    /// <param name="file">A file in the archive.</param>
    /// <param name="reader">The library.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">What came is not what the catalog says; the library was not asked.</exception>
    public static Task<T> ReadDicomAsync<T>(
        this XnatFile file, IXnatDicomReader<T> reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAsync(file, reader, cancellationToken);
    }

    /// <summary>The same of a file in the prearchive.</summary>
    /// <inheritdoc cref="ReadDicomAsync{T}(XnatFile, IXnatDicomReader{T}, CancellationToken)"/>
    public static Task<T> ReadDicomAsync<T>(
        this PrearchiveFile file, IXnatDicomReader<T> reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAsync(file.Remote, reader, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(XnatFile file, IXnatDicomReader<T> reader, CancellationToken cancellationToken)
    {
        var held = TemporaryFile.Create();
        await using (held.ConfigureAwait(false))
        {
            var stream = await file.OpenReadAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false)) await stream.CopyToAsync(held, cancellationToken).ConfigureAwait(false);
            held.Position = 0;
            return await reader.ReadAsync(held, cancellationToken).ConfigureAwait(false);
        }
    }
}
