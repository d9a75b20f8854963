namespace Xnat.Typed;

/// <summary>
/// A DICOM library of your choice: it gets whole files, whose length and digest were compared, as streams that can be read in any order.
/// </summary>
/// <typeparam name="T">What the library makes of a file, such as fo-dicom's <c>DicomFile</c>.</typeparam>
public interface IXnatDicomReader<T>
{
    /// <summary>Reads a file. The stream is closed afterwards: keep what is needed of it.</summary>
    /// <param name="stream">The file, at its beginning; it can seek.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<T> ReadAsync(Stream stream, CancellationToken cancellationToken);
}
