using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>Fetches what lies below an address as one zip archive, into a file or a folder.</summary>
internal static class ArchiveDownload
{
    private const int BufferSize = 128 * 1024;

    private static readonly Dictionary<string, string?> AsZip = new() { ["format"] = "zip" };

    /// <summary>Writes the archive to a file.</summary>
    public static async Task<DownloadResult> ToFileAsync(
        XnatConnection connection, string address, string path, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var file = PartialFile.Create(path);
        await using (file.ConfigureAwait(false))
        {
            var meter = new ProgressMeter(progress, null);
            var files = await FetchAsync(connection, address, file.Stream, meter, cancellationToken).ConfigureAwait(false);
            await file.KeepAsync().ConfigureAwait(false);
            meter.Finish();
            return new(Path.GetFullPath(path), files, meter.Bytes);
        }
    }

    /// <summary>Extracts the archive into a folder. Nothing stands there before all of the archive is in order.</summary>
    public static async Task<DownloadResult> ToFolderAsync(
        XnatConnection connection, string address, string folder, ExpectedFiles expected, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var staging = StagingFolder.Create(folder);
        await using (staging.ConfigureAwait(false))
        {
            var archive = new FileStream(
                staging.ArchivePath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            await using (archive.ConfigureAwait(false))
            {
                await FetchAsync(connection, address, archive, meter, cancellationToken).ConfigureAwait(false);
                var route = $"GET {RouteTemplate.Of(new(connection.Server, $"data/{address}/files"), connection.Server)}";
                var (files, bytes) = await ExtractAsync(archive, staging.FilesPath, route, cancellationToken).ConfigureAwait(false);
                expected.Check(files, bytes, route);
                staging.MoveInto(folder);
                return new(Path.GetFullPath(folder), files, bytes);
            }
        }
    }

    private static async Task<int> FetchAsync(XnatConnection connection, string address, FileStream target, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(token => connection.Files.ListFilesAsync(address, AsZip, token), Wanted.Bytes, cancellationToken).ConfigureAwait(false);
        var route = connection.RouteOf(response);
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var header = new byte[ArchiveKind.HeaderLength];
        var length = await source.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        RefuseOther(header.AsSpan(0, length), connection.Describe(response), route);
        await target.WriteAsync(header.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        meter.Add(length);
        await Pump.RunAsync(source, target, meter, BufferSize, cancellationToken).ConfigureAwait(false);
        using var zip = ZipCheck.Open(target, route);
        return zip.Entries.Count(ZipCheck.IsFile);
    }

    private static void RefuseOther(ReadOnlySpan<byte> header, FailedAnswer answer, string route)
    {
        if (ArchiveKind.IsZip(header)) return;
        if (ArchiveKind.IsEmptyZip(header))
            throw new XnatContentException($"The archive from {route} holds no files; nothing was kept. List the resources of the object.") { Route = route };
        throw new XnatResponseException($"{answer} with something that {ArchiveKind.Describe(header)} instead of a zip archive; nothing was kept. Check the address and the proxy before it.", answer);
    }

    private static async Task<(int Files, long Bytes)> ExtractAsync(FileStream archive, string folder, string route, CancellationToken cancellationToken)
    {
        using var zip = ZipCheck.Open(archive, route);
        var files = 0;
        var bytes = 0L;
        foreach (var entry in zip.Entries.Where(ZipCheck.IsFile))
        {
            bytes += await ExtractAsync(entry, SafePath.Inside(folder, entry.FullName), route, cancellationToken).ConfigureAwait(false);
            files++;
        }

        return (files, bytes);
    }

    private static async Task<long> ExtractAsync(ZipArchiveEntry entry, string path, string route, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            var source = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
                await using (target.ConfigureAwait(false))
                {
                    var (length, crc) = await CopyAsync(source, target, cancellationToken).ConfigureAwait(false);
                    return length == entry.Length && crc == entry.Crc32 ? length : throw ZipCheck.Broken(route, null);
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw ZipCheck.Broken(route, e);
        }
        catch (IOException e) when (File.Exists(path) && e is not FileNotFoundException)
        {
            throw new XnatException("A file of the archive cannot be written; check the free space, and that no two names differ only in what this system ignores. Nothing was kept.", e);
        }
    }

    private static async Task<(long Length, uint Crc)> CopyAsync(Stream source, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var crc = new Crc32();
            var length = 0L;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                length += read;
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            return (length, crc.Value);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
