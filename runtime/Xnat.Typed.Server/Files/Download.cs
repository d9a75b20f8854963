using System.Globalization;
using System.IO.Compression;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Answers with bytes: one file, or many in an archive.</summary>
internal static class Download
{
    /// <summary>Media types by extension; everything else, DICOM too, is a stream of octets. XNAT knows the lower-case spellings only.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["bmp"] = "image/bmp", ["gif"] = "image/gif", ["html"] = "text/html", ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg", ["pdf"] = "application/pdf",
        ["png"] = "image/png", ["svg"] = "image/svg+xml", ["tiff"] = "image/tiff", ["txt"] = "text/plain", ["xml"] = "text/xml",
    };

    /// <summary>One file, with a length. XNAT has no ranges: it always sends the whole.</summary>
    public static Answer File(StoredFile file, string? ifModifiedSince)
    {
        var modified = file.Created.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        if (DateTimeOffset.TryParse(ifModifiedSince, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known) && file.Created.ToUnixTimeSeconds() <= known.ToUnixTimeSeconds()) return Answer.Empty(304);
        var type = Types.GetValueOrDefault(file.Name[(file.Name.LastIndexOf('.') + 1)..], "application/octet-stream");
        return Answer.Sized(type, file.Content.Length, (stream, token) => ArchiveWriter.CopyAsync(file, stream, token))
            .With("Content-Disposition", Attachment(file.Name) + ";")
            .With("Cache-Control", "must-revalidate")
            .With("Last-Modified", modified);
    }

    public static bool IsArchive(string? format) => format is "zip" or "tar" or "tar.gz" or "application/zip" or "application/x-tar" or "application/x-gtar";

    /// <summary>Many files, streamed without a length.</summary>
    public static Answer Archive(IReadOnlyList<LocatedFile> files, ParameterList parameters, Store store)
    {
        if (files.Count == 0) throw RestException.NotFound("There are no files to download.");
        var isZip = parameters["format"] is "zip" or "application/zip";
        var layout = new ArchiveLayout(store, parameters["structure"], !isZip)
        {
            IncludesProject = parameters.Flag("projectIncludedInPath"),
            IncludesSubject = parameters.Flag("subjectIncludedInPath"),
        };
        var tops = files.Select(file => file.Place.Top).Distinct().ToList();
        return Archive([.. files.Select(file => new KeyValuePair<string, StoredFile>(layout.NameOf(file), file.File))], tops.Count == 1 ? tops[0].Label : "various", parameters);
    }

    public static Answer Archive(IReadOnlyList<KeyValuePair<string, StoredFile>> entries, string name, ParameterList parameters)
    {
        var unique = Unique(entries);
        var level = ArchiveWriter.Level(parameters["compression"]);
        return parameters["format"] switch
        {
            "tar" or "application/x-tar" => Answer.Stream("application/x-tar", (stream, token) => ArchiveWriter.TarAsync(unique, compresses: false, stream, token)).With("Content-Disposition", Attachment(name + ".tar") + ";"),
            "tar.gz" or "application/x-gtar" => Answer.Stream("application/x-gtar", (stream, token) => ArchiveWriter.TarAsync(unique, compresses: true, stream, token)).With("Content-Disposition", Attachment(name + ".tar.gz") + ";"),
            _ => Answer.Stream("application/zip", (stream, token) => ArchiveWriter.ZipAsync(unique, level, stream, token)).With("Content-Disposition", Attachment(name + ".zip") + ";"),
        };
    }

    /// <summary>Reads one member of a stored zip.</summary>
    public static async Task<Answer> MemberAsync(StoredFile archive, string member, CancellationToken cancellationToken)
    {
        var stream = archive.Content.Open();
        await using (stream.ConfigureAwait(false))
        {
            var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
            await using (zip.ConfigureAwait(false))
            {
                var entry = zip.GetEntry(member) ?? throw RestException.NotFound("Unable to find file.");
                var content = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    using var buffer = new MemoryStream();
                    await content.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
                    return File(archive with { Path = member, Content = ContentStore.Keep(buffer.ToArray()) }, null);
                }
            }
        }
    }

    /// <summary>Two resources of one scan may share their label; the first file of a name stays, as in XNAT's archives.</summary>
    private static List<KeyValuePair<string, StoredFile>> Unique(IReadOnlyList<KeyValuePair<string, StoredFile>> entries) => [.. entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal)];

    private static string Attachment(string name) => $"attachment; filename=\"{string.Concat(name.Where(character => character is >= ' ' and < (char)127 and not '"'))}\"";
}
