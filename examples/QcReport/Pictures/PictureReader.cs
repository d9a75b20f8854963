using System.Collections.Concurrent;
using Xnat.Typed.Model;
using Xnat.Typed.QcReport.Data;

namespace Xnat.Typed.QcReport.Pictures;

/// <summary>Fetches the pictures of the page: a bounded number, each made small before it is kept.</summary>
internal sealed class PictureReader(QcOptions options)
{
    /// <summary>A picture is made of one file, which is held whole for it.</summary>
    private const long LongestFile = 64_000_000;

    /// <summary>The same sessions with pictures.</summary>
    /// <param name="sessions">In the order of the page.</param>
    /// <param name="objects">The scans, by session and scan.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<QcSession>> ReadAsync(
        IReadOnlyList<QcSession> sessions,
        IReadOnlyDictionary<(string Session, string Scan), ImageScanData> objects,
        CancellationToken cancellationToken)
    {
        var pictures = new ConcurrentDictionary<(string Session, string Scan), QcPicture>();
        await Parallel.ForEachAsync(
            Chosen(sessions),
            new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellationToken },
            async (key, token) => pictures[key] = await ReadAsync(objects[key], token));
        return
        [
            .. sessions.Select(session => session with
            {
                Scans = [.. session.Scans.Select(scan => scan with { Picture = pictures.GetValueOrDefault((session.Id, scan.Id)) })],
            }),
        ];
    }

    /// <summary>The first scan of each session, then the second of each, and so on: of too many each session has some.</summary>
    private IEnumerable<(string Session, string Scan)> Chosen(IReadOnlyList<QcSession> sessions) => sessions
        .SelectMany(static session => session.Scans.Where(HasPicture).Select((scan, at) => (At: at, Key: (session.Id, scan.Id))))
        .OrderBy(static scan => scan.At).Take(options.Pictures).Select(static scan => scan.Key);

    private static bool HasPicture(QcScan scan) =>
        scan.Total is null || (scan.Total.Files > 0 && scan.Total.Bytes / scan.Total.Files <= LongestFile);

    private async Task<QcPicture> ReadAsync(ImageScanData scan, CancellationToken cancellationToken)
    {
        try
        {
            var image = await scan.GetImageAsync(isThumbnail: true, cancellationToken: cancellationToken);
            return SmallPicture.Of(image.Content, options.PictureSize);
        }
        catch (XnatContentException exception)
        {
            // Pixels that are compressed, or files that are none of DICOM: nothing is wrong with them.
            return QcPicture.None(exception.Message);
        }
        catch (XnatException exception)
        {
            return QcPicture.None(exception.Message, isFailure: true);
        }
    }
}
