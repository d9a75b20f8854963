using System.Net;
using Xnat.Typed.Server.Dicom;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing.Xar;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Importing;

/// <summary>The import service: DICOM in, addresses of sessions out.</summary>
internal sealed class Importer(ImportServices services, Inbox inbox)
{
    private const string NothingFound = "Upload did not include parsable files for session generation.";

    public async Task<Answer> ImportAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        // A form of parameters only; files come with multipart bodies or raw.
        if (request.ContentType == "application/x-www-form-urlencoded" && !request.Query.Flag("inbody"))
            await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (request.Parameters["import-handler"] == "inbox")
            return Answer.UriList([await inbox.StartAsync(request, this, cancellationToken).ConfigureAwait(false)]);
        var upload = await ReceiveAsync(request, cancellationToken).ConfigureAwait(false);
        var listener = request.Parameters["http-session-listener"];
        if (listener?.Length == 0) throw RestException.BadRequest("The http-session-listener has no id.");
        // An upload that is there already is worked on in the background; whoever listens learns of a failure from the listener.
        var isBackground = listener is not null && request.Parameters["src"] is not null;
        try
        {
            var outcome = await RunAsync(request, upload, listener, cancellationToken).ConfigureAwait(false);
            return isBackground ? Submitted(request.Parameters) : Show(request.Parameters["format"], outcome);
        }
        catch (RestException exception)
        {
            services.Store.Write(() =>
            {
                services.Progress.Say(listener, "FAILED", exception.Message);
                return true;
            });
            if (isBackground) return Submitted(request.Parameters);
            if (request.Parameters["format"] is "html" or "text/html")
                return Answer.Html($"<html><body>{WebUtility.HtmlEncode(exception.Message)}</body></html>");
            throw;
        }
    }

    /// <summary>Unpacks an upload, finds its studies and stores them.</summary>
    /// <returns>Addresses, in the order of the studies.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        XnatRequest request,
        KeyValuePair<string, FileContent> upload,
        string? listener,
        CancellationToken cancellationToken)
    {
        var handler = request.Parameters["import-handler"]
            ?? (request.ContentType is "application/dicom" or "application/x-mirc" ? "gradual-DICOM" : "SI");
        if (handler is not ("SI" or "DICOM-zip" or "gradual-DICOM" or "XAR"))
            throw RestException.NotFound($"Unknown import-handler: {handler}");
        var files = await UnpackAsync(upload, cancellationToken).ConfigureAwait(false);
        return handler == "XAR"
            ? services.Store.Write(() => new XarImport(services.Store, request.Access).Run(files))
            : Run(request, files, handler, listener);
    }

    /// <summary>Stores files that are unpacked already.</summary>
    public IReadOnlyList<string> Run(
        XnatRequest request,
        IReadOnlyList<KeyValuePair<string, FileContent>> files,
        string handler,
        string? listener)
    {
        var room = new UnpackingRoom(services.Uploads.Limits.Extracted);
        var read = files.Select(file => (file.Key, File: DicomFile.TryRead(file.Key, file.Value, room))).ToList();
        if (room.IsExceeded) throw TooMuch();
        if (handler == "DICOM-zip" && !IgnoresUnparsable(request.Parameters) && read.Find(file => file.File is null) is { Key: { } name })
            throw RestException.BadRequest($"unable to read DICOM object {name}");
        var studies = read
            .Select(file => file.File)
            .OfType<DicomFile>()
            .GroupBy(file => file.StudyUid!, StringComparer.Ordinal)
            .Select(group => group.ToList())
            .ToList();
        if (studies.Count == 0) throw RestException.BadRequest(NothingFound);
        return services.Store.Write(() =>
        {
            services.Progress.Say(
                listener,
                "PROCESSING",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Importing {studies.Count} session(s)"));
            foreach (var (leftOut, _) in read.Where(file => file.File is null))
                services.Progress.Say(listener, "WARNING", $"{leftOut} was left out: it is no DICOM image of a study.");
            var outcome = new ImportRun(services, request.Access, request.Stored, handler).Run(studies);
            foreach (var address in outcome)
                services.Progress.Say(
                    listener,
                    "COMPLETED",
                    (address.StartsWith("/data/prearchive", StringComparison.Ordinal) ? "Prearchive:" : "Archive:") + address);
            return outcome;
        });
    }

    private static Answer Submitted(ParameterList parameters) =>
        Answer.Text(parameters["prearchive_code"] == "1" ? "Submitted for archival" : "Submitted for prearchival");

    /// <summary>Addresses one per line; a single one as plain text stands alone.</summary>
    private static Answer Show(string? format, IReadOnlyList<string> addresses) => format switch
    {
        "text/plain" or "txt" when addresses.Count == 1 => Answer.Text(addresses[0]),
        "html" or "text/html" => Answer.Html($"<html><body>{string.Join("<br/>", addresses)}</body></html>"),
        _ => Answer.UriList(addresses),
    };

    private static bool IgnoresUnparsable(ParameterList parameters) =>
        parameters["Ignore-Unparsable"] is { } value
            ? string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)
            : parameters["action"] == "commit";

    private async Task<KeyValuePair<string, FileContent>> ReceiveAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            var parts = await services.Uploads.PartsAsync(request, "", cancellationToken).ConfigureAwait(false);
            return parts.Count == 1 ? parts[0] : throw RestException.BadRequest("Importer is limited to one uploaded resource at a time.");
        }

        if (request.Parameters["src"] is { Length: > 0 } source) return Cached(request, source);
        if (request.Context.Request.ContentLength != 0
            && (request.ContentType != "application/x-www-form-urlencoded" || request.Query.Flag("inbody")))
        {
            var content = await services.Uploads.KeepAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false);
            if (content.Length > 0) return new(request.Query["filename"] ?? "", content);
        }

        // Without a handler's name the service stumbles, with one it says why.
        throw request.Parameters["import-handler"] is null
            ? new RestException(500)
            : RestException.BadRequest("Unable to identify upload format.");
    }

    /// <summary>A file that the account has put into its scratch space.</summary>
    private KeyValuePair<string, FileContent> Cached(XnatRequest request, string source)
    {
        var path = UserCachePath.Parse(source);
        if (path.Path.Length == 0) throw RestException.BadRequest("src uri is invalid.");
        var file = services.Store.Read(() => services.Cache.Find(request.Access.Login, path.Folder, path.Path))
            ?? throw RestException.NotFound("Unknown src file.");
        return new(file.Name, file.Content);
    }

    /// <summary>The first bytes tell what came: names and content types are often wrong.</summary>
    private async Task<IReadOnlyList<KeyValuePair<string, FileContent>>> UnpackAsync(
        KeyValuePair<string, FileContent> upload,
        CancellationToken cancellationToken)
    {
        var kind = ArchiveReader.Sniff(upload.Value);
        if (kind is ArchiveKind.Zip or ArchiveKind.Tar or ArchiveKind.TarGzip)
            return await services.Uploads.UnpackAsync(upload.Value, kind, cancellationToken).ConfigureAwait(false);
        if (kind == ArchiveKind.Gzip) DemandImage(upload.Value);
        var name = kind == ArchiveKind.Gzip ? "upload.dcm.gz" : "upload.dcm";
        return [new(upload.Key.Length > 0 ? upload.Key : name, upload.Value)];
    }

    /// <summary>A compressed image alone is imported as one in an archive; of other compressed files it is said what they lack.</summary>
    private void DemandImage(FileContent content)
    {
        var room = new UnpackingRoom(services.Uploads.Limits.Extracted);
        using var stream = content.Open();
        var header = DicomReader.TryRead(stream, room);
        if (room.IsExceeded) throw TooMuch();
        if (header is null)
            throw RestException.BadRequest("The gzip file holds neither a DICOM file nor a tar archive, or is damaged; "
                + "a zip is sent without gzip around it.");
    }

    private static RestException TooMuch() => new(413, "There are more bytes than this server takes.");
}
