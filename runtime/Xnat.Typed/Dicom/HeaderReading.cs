using System.Net;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed;

/// <summary>
/// Reads the header of a file on the server without its pixels: piece by piece where the server answers ranges, otherwise until there is
/// enough of the one answer, which is then left.
/// </summary>
internal sealed class HeaderReading : IDisposable
{
    /// <summary>Most headers are shorter, private elements of scanners included.</summary>
    private const int First = 64 * 1024;

    private const int Largest = 64 * 1024 * 1024;

    private readonly XnatFile file;
    private byte[] bytes = new byte[First];
    private int filled;
    private bool isEnd;
    private HttpResponseMessage? response;
    private Stream? body;

    private HeaderReading(XnatFile file) => this.file = file;

    /// <exception cref="XnatContentException">The file is no DICOM file, or came in other pieces than were asked for.</exception>
    public static async Task<XnatDicomHeader> ReadAsync(XnatFile file, CancellationToken cancellationToken)
    {
        using var reading = new HeaderReading(file);
        while (true)
        {
            await reading.FillAsync(cancellationToken).ConfigureAwait(false);
            var prefix = new Prefix(reading.bytes, reading.filled);
            var header = DicomReader.TryRead(prefix);
            var isAll = reading.isEnd || !prefix.RanOut || reading.filled >= Largest;
            if (isAll && header is null)
                throw new XnatContentException("The file is no DICOM file; its beginning has neither the mark of one nor an element.")
                {
                    Route = reading.Route,
                };
            if (isAll) return new(header!, isComplete: reading.isEnd || !prefix.RanOut);
            Array.Resize(ref reading.bytes, reading.bytes.Length * 4);
        }
    }

    public void Dispose()
    {
        body?.Dispose();
        response?.Dispose();
    }

    private string? Route => response is null ? null : file.Connection.RouteOf(response);

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        while (filled < bytes.Length && !isEnd)
        {
            if (body is null) await AskAsync(cancellationToken).ConfigureAwait(false);
            var read = await body!.ReadAsync(bytes.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            filled += read;
            if (read == 0) EndPiece();
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        response = await file.AskAsync($"bytes={filled}-{bytes.Length - 1}", cancellationToken).ConfigureAwait(false);
        var isPart = response.StatusCode == HttpStatusCode.PartialContent;
        if (isPart ? response.Content.Headers.ContentRange?.From != filled : filled > 0) throw OtherPiece();
        // An encoding that nobody asked for: only the end tells what it is, so the whole file has to be received.
        if (ContentCoding.Of(response.Content).Count == 0)
        {
            body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        response.Dispose();
        response = null;
        body = await file.OpenReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private void EndPiece()
    {
        var range = response?.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange : null;
        isEnd = range is null || filled >= range.Length;
        if (isEnd) return;
        // A piece that is shorter than it said would be asked for for ever.
        if (filled <= range!.To) throw OtherPiece();
        body!.Dispose();
        response!.Dispose();
        (body, response) = (null, null);
    }

    private XnatContentException OtherPiece() =>
        new("The server answered another piece of the file than the one that was asked for; check the proxy before the server.")
        {
            Route = Route,
        };
}
