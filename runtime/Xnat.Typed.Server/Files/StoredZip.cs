using System.Buffers;
using System.IO.Hashing;
using System.Text;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// Writes files into a zip stream as they are. As XNAT does, it reads each of them before, since length and checksum stand in front of the
/// bytes.
/// </summary>
internal static class StoredZip
{
    private const int SmallFile = 128 * 1024;

    public static async Task WriteAsync(
        IReadOnlyList<KeyValuePair<string, StoredFile>> entries, Stream target, CancellationToken cancellationToken)
    {
        var written = new List<(PackedRecord Record, long Offset)>(entries.Count);
        var offset = 0L;
        foreach (var (name, file) in entries)
        {
            var record = new PackedRecord(Encoding.UTF8.GetBytes(name), file.Length, 0, file.Created.DateTime);
            record = record.Length <= SmallFile
                ? await WriteSmallAsync(record, file, target, cancellationToken).ConfigureAwait(false)
                : await WriteLargeAsync(record, file, target, cancellationToken).ConfigureAwait(false);
            written.Add((record, offset));
            offset += ZipWriting.LengthOfLocal(record) + record.Length;
        }

        await WriteDirectoryAsync(written, offset, target, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<PackedRecord> WriteSmallAsync(
        PackedRecord record, StoredFile file, Stream target, CancellationToken cancellationToken)
    {
        var head = ZipWriting.LengthOfLocal(record);
        var length = head + (int)record.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var content = file.Content.Open();
            await using (content.ConfigureAwait(false))
                await content.ReadExactlyAsync(buffer.AsMemory(head..length), cancellationToken).ConfigureAwait(false);
            record = record with { Crc = Crc32.HashToUInt32(buffer.AsSpan(head..length)) };
            ZipWriting.Local(buffer, record);
            await target.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            return record;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<PackedRecord> WriteLargeAsync(
        PackedRecord record, StoredFile file, Stream target, CancellationToken cancellationToken)
    {
        var crc = new Crc32();
        var content = file.Content.Open();
        await using (content.ConfigureAwait(false)) await crc.AppendAsync(content, cancellationToken).ConfigureAwait(false);
        record = record with { Crc = crc.GetCurrentHashAsUInt32() };
        var head = new byte[ZipWriting.LengthOfLocal(record)];
        ZipWriting.Local(head, record);
        await target.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        content = file.Content.Open();
        await using (content.ConfigureAwait(false)) await content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        return record;
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
