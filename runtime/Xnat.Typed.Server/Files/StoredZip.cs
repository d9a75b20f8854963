using System.Text;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// Writes files into a zip stream as they are. Length and checksum stand in front of the bytes, as XNAT writes them.
/// </summary>
internal static class StoredZip
{
    private const int Piece = 64 * 1024;

    public static async Task WriteAsync(
        IReadOnlyList<KeyValuePair<string, StoredFile>> entries, Stream stream, CancellationToken cancellationToken)
    {
        // Many small files are sent in few pieces.
        var target = new BufferedStream(stream, Piece);
        var written = new List<(PackedRecord Record, long Offset)>(entries.Count);
        var offset = 0L;
        foreach (var (name, file) in entries)
        {
            var checksum = await file.Content.ChecksumAsync(cancellationToken).ConfigureAwait(false);
            var record = new PackedRecord(Encoding.UTF8.GetBytes(name), file.Length, checksum, file.Created.DateTime);
            var head = new byte[ZipWriting.LengthOfLocal(record)];
            ZipWriting.Local(head, record);
            await target.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            var content = file.Content.Open();
            await using (content.ConfigureAwait(false)) await content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
            written.Add((record, offset));
            offset += head.Length + record.Length;
        }

        await WriteDirectoryAsync(written, offset, target, cancellationToken).ConfigureAwait(false);
        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteDirectoryAsync(
        List<(PackedRecord Record, long Offset)> written, long start, Stream target, CancellationToken cancellationToken)
    {
        var length = 0L;
        foreach (var (record, offset) in written)
        {
            var line = new byte[ZipWriting.LengthOfCentral(record, offset)];
            length += ZipWriting.Central(line, record, offset);
            await target.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        }

        var end = new byte[ZipWriting.LengthOfEnd(written.Count, length, start)];
        ZipWriting.End(end, written.Count, length, start);
        await target.WriteAsync(end, cancellationToken).ConfigureAwait(false);
    }
}
