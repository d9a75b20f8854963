using System.Globalization;
using System.IO.Compression;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>What is inside of a stored zip.</summary>
internal static class ZipContents
{
    /// <summary>Its entries.</summary>
    public static async Task<Table> ListAsync(StoredFile archive, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(
            archive,
            zip => Task.FromResult(zip.Entries
                .Where(entry => !entry.FullName.EndsWith('/'))
                .Select(entry => new string?[] { entry.FullName, entry.Length.ToString(CultureInfo.InvariantCulture) })
                .ToList()),
            cancellationToken).ConfigureAwait(false);
        return new Table(["File Name", "Size"], rows) { HasTotal = false };
    }

    /// <summary>One member, as a file of its own.</summary>
    public static Task<Answer> MemberAsync(StoredFile archive, string member, CancellationToken cancellationToken) => ReadAsync(
        archive,
        async zip =>
        {
            var entry = zip.GetEntry(member) ?? throw RestException.NotFound("Unable to find file.");
            var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                var summed = new ChecksumStream(content);
                await using var _ = summed.ConfigureAwait(false);
                using var buffer = new MemoryStream();
                await summed.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
                ZipHeaders.Demand(summed, entry, zip.Entries.IndexOf(entry) + 1);
                return Download.File(archive with { Path = member, Content = ContentStore.Keep(buffer.ToArray()) }, null);
            }
        },
        cancellationToken);

    private static async Task<T> ReadAsync<T>(StoredFile archive, Func<ZipArchive, Task<T>> read, CancellationToken cancellationToken)
    {
        var stream = archive.Content.Open();
        try
        {
            await using (stream.ConfigureAwait(false))
            {
                var zip = await ZipArchive.CreateAsync(
                    stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
                await using (zip.ConfigureAwait(false)) return await read(zip).ConfigureAwait(false);
            }
        }
        catch (DamagedZipException exception)
        {
            throw RestException.BadRequest($"The zip archive is damaged: {exception.Message}");
        }
        catch (InvalidDataException)
        {
            throw RestException.BadRequest("The file is no zip archive.");
        }
    }
}
