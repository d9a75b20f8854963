using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Pictures of scans for reports. They are no images to find anything in: eight bits a channel, one window.</summary>
public static class ImageExtensions
{
    /// <summary>What a picture is made of at most.</summary>
    private const long LongestFile = 512L * 1024 * 1024;

    private static readonly string[] ImageResources = ["DICOM", "secondary"];

    /// <summary>One frame of an uncompressed DICOM file as PNG: gray of 8, 16 or 32 bits by its window, or RGB.</summary>
    /// <param name="file">A file in the archive.</param>
    /// <param name="options">Which frame and window; <see langword="null"/> for the middle one as the file says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">
    /// The file is no DICOM file, its pixels are compressed or of another kind, or what came is not what the catalog says.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such frame, or an option has no meaning.</exception>
    public static async Task<byte[]> ToPngAsync(
        this XnatFile file, XnatImageOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var chosen = XnatImageOptions.Checked(options);
        return ImageRendering.ToPng(await BytesAsync(file, cancellationToken).ConfigureAwait(false), chosen);
    }

    /// <summary>
    /// A picture of the scan: the snapshot that XNAT keeps where it has one, otherwise the file in the middle of its DICOM files as PNG.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="isThumbnail">Whether the small one of the snapshots is wanted.</param>
    /// <param name="options">How an image is made where there is no snapshot.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">There is neither a snapshot nor a DICOM file that can be shown as it stands.</exception>
    /// <exception cref="ArgumentException">An option has no meaning.</exception>
    public static async Task<XnatImage> GetImageAsync(
        this ImageScanData scan,
        bool isThumbnail = false,
        XnatImageOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var chosen = XnatImageOptions.Checked(options);
        var location = ItemReading.LocationOf(scan);
        var files = await FileListing.ReadAsync(location.Connection, location.Address, scan, cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (Snapshot(files, isThumbnail) is { } snapshot)
            return new(await BytesAsync(snapshot, cancellationToken).ConfigureAwait(false), MediaType(snapshot.Name), IsSnapshot: true);
        var images = files.Where(static file => ImageResources.Contains(file.Resource, StringComparer.OrdinalIgnoreCase))
            .OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        if (images.Count == 0)
            throw new XnatContentException("The scan has neither a snapshot nor a DICOM file; list its resources.")
            {
                DataType = scan.XsiType,
            };
        return new(await images[images.Count / 2].ToPngAsync(chosen, cancellationToken).ConfigureAwait(false), "image/png", false);
    }

    /// <summary>XNAT keeps two images of a scan in a resource of its own, told apart by their content.</summary>
    private static XnatFile? Snapshot(List<XnatFile> files, bool isThumbnail)
    {
        var snapshots = files.FindAll(static file => string.Equals(file.Resource, "SNAPSHOTS", StringComparison.OrdinalIgnoreCase));
        return snapshots.Find(file => IsThumbnail(file) == isThumbnail) ?? snapshots.FirstOrDefault();
    }

    private static bool IsThumbnail(XnatFile file) => string.Equals(file.Content, "THUMBNAIL", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileNameWithoutExtension(file.Name).EndsWith("_t", StringComparison.OrdinalIgnoreCase);

    private static string MediaType(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        _ => "application/octet-stream",
    };

    private static async Task<byte[]> BytesAsync(XnatFile file, CancellationToken cancellationToken)
    {
        var stream = await file.OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            var length = await StreamCopy.CopyAsync(stream, bytes, LongestFile, null, null, cancellationToken).ConfigureAwait(false);
            return length <= LongestFile
                ? bytes.ToArray()
                : throw new XnatContentException($"The file is longer than {LongestFile} bytes, which is too much for a picture.");
        }
    }
}
