using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Answers with bytes: one file, or many in an archive.</summary>
internal static class Download
{
    /// <summary>
    /// Media types by extension; everything else, DICOM too, is a stream of octets. XNAT knows the lower-case spellings only.
    /// </summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["bmp"] = "image/bmp", ["gif"] = "image/gif", ["html"] = "text/html", ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg",
        ["pdf"] = "application/pdf",
        ["png"] = "image/png", ["svg"] = "image/svg+xml", ["tiff"] = "image/tiff", ["txt"] = "text/plain", ["xml"] = "text/xml",
    };

    /// <summary>One file, with a length.</summary>
    /// <param name="file">The file.</param>
    /// <param name="asked">Headers of the request; none of them counts for a file that was found in another way.</param>
    /// <param name="answersRanges">Whether a part is sent where one is asked for. XNAT has no ranges: it always sends the whole.</param>
    public static Answer File(StoredFile file, IHeaderDictionary? asked, bool answersRanges = false)
    {
        var modified = file.Created.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        var since = asked?.IfModifiedSince.ToString();
        if (DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known)
            && file.Created.ToUnixTimeSeconds() <= known.ToUnixTimeSeconds())
            return Answer.Empty(304);
        var type = Types.GetValueOrDefault(file.Name[(file.Name.LastIndexOf('.') + 1)..], "application/octet-stream");
        return Sized(file, type, answersRanges ? asked : null, modified)
            .With("Content-Disposition", Attachment(file.Name) + ";")
            .With("Cache-Control", "must-revalidate")
            .With("Last-Modified", modified);
    }

    private static Answer Sized(StoredFile file, string type, IHeaderDictionary? asked, string modified)
    {
        var length = file.Content.Length;
        // A condition that names another version asks for the whole of this one (RFC 9110, 13.1.5).
        var isSame = string.IsNullOrEmpty(asked?.IfRange.ToString()) || asked.IfRange == modified;
        if (asked is null || !isSame || ByteRange.Parse(asked.Range.ToString(), length) is not { } range)
            return Answer.Piped(type, length, (pipe, token) => file.Content.SendAsync(pipe, 0, length, token));
        if (range.Length == 0) return Answer.Empty(416).With("Content-Range", $"bytes */{length}");
        var (start, sent) = (range.Start, range.Length);
        return Answer.Piped(type, sent, (pipe, token) => file.Content.SendAsync(pipe, start, sent, token), status: 206)
            .With("Content-Range", $"bytes {range.Start}-{range.Start + range.Length - 1}/{length}");
    }

    public static bool IsArchive(string? format) =>
        format is "zip" or "tar" or "tar.gz" or "application/zip" or "application/x-tar" or "application/x-gtar";

    /// <summary>Many files, streamed without a length.</summary>
    public static Answer Archive(IReadOnlyList<LocatedFile> files, ParameterList parameters, Store store)
    {
        if (files.Count == 0) throw RestException.NotFound("There are no files to download.");
        var layout = ArchiveLayout.Of(store, parameters);
        var tops = files.Select(file => file.Location.Top).Distinct().ToList();
        return Archive(
            [.. files.Select(file => new KeyValuePair<string, StoredFile>(layout.NameOf(file), file.File))],
            tops.Count == 1 ? tops[0].Label : "various",
            parameters);
    }

    public static Answer Archive(IReadOnlyList<KeyValuePair<string, StoredFile>> entries, string name, ParameterList parameters)
    {
        var unique = Unique(entries);
        var compression = parameters["compression"];
        return parameters["format"] switch
        {
            "tar" or "application/x-tar" =>
                Answer.Stream("application/x-tar", (stream, token) =>
                    ArchiveWriter.TarAsync(
                        unique, compresses: false, stream, token)).With("Content-Disposition", Attachment(name + ".tar") + ";"),
            "tar.gz" or "application/x-gtar" =>
                Answer.Stream("application/x-gtar", (stream, token) =>
                    ArchiveWriter.TarAsync(
                        unique, compresses: true, stream, token)).With("Content-Disposition", Attachment(name + ".tar.gz") + ";"),
            _ =>
                Answer.Stream("application/zip", (stream, token) =>
                    compression == "0"
                        ? StoredZip.WriteAsync(unique, stream, token)
                        : ArchiveWriter.ZipAsync(unique, ArchiveWriter.Level(compression), stream, token))
                    .With("Content-Disposition", Attachment(name + ".zip") + ";"),
        };
    }

    /// <summary>Two resources of one scan may share their label; the first file of a name stays, as in XNAT's archives.</summary>
    private static List<KeyValuePair<string, StoredFile>> Unique(IReadOnlyList<KeyValuePair<string, StoredFile>> entries) =>
        [.. entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal)];

    private static string Attachment(string name) =>
        $"attachment; filename=\"{string.Concat(name.Where(character => character is >= ' ' and < (char)127 and not '"'))}\"";
}
