using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Importing;

/// <summary>The import service: DICOM in, addresses of sessions out.</summary>
internal sealed class Importer(Store store, PrearchiveStore prearchive, ContentStore contents)
{
    private const string NothingFound = "Upload did not include parsable files for session generation.";

    public async Task<Answer> ImportAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var upload = await ReceiveAsync(request, cancellationToken).ConfigureAwait(false);
        var handler = request.Parameters["import-handler"] ?? (request.ContentType is "application/dicom" or "application/x-mirc" ? "gradual-DICOM" : "SI");
        if (handler is not ("SI" or "DICOM-zip" or "gradual-DICOM")) throw RestException.NotFound($"Unknown import-handler: {handler}");
        var files = await UnpackAsync(upload, cancellationToken).ConfigureAwait(false);
        var studies = files.Select(file => DicomFile.TryRead(file.Key, file.Value)).OfType<DicomFile>().GroupBy(file => file.StudyUid!, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        if (handler == "DICOM-zip" && !IgnoresUnparsable(request.Parameters) && studies.Sum(study => study.Count) < files.Count) throw RestException.BadRequest("unable to read DICOM object");
        if (studies.Count == 0) throw RestException.BadRequest(NothingFound);
        var outcome = store.Write(() => new ImportRun(store, prearchive, request.Access, request.Parameters, handler).Run(studies));
        return Show(request.Parameters["format"], outcome);
    }

    /// <summary>Addresses one per line; a single one as plain text stands alone.</summary>
    private static Answer Show(string? format, IReadOnlyList<string> addresses) => format switch
    {
        "text/plain" or "txt" when addresses.Count == 1 => Answer.Text(addresses[0]),
        "html" or "text/html" => Answer.Html($"<html><body>{string.Join("<br/>", addresses)}</body></html>"),
        _ => Answer.UriList(addresses),
    };

    private static bool IgnoresUnparsable(ParameterList parameters) =>
        parameters["Ignore-Unparsable"] is { } value ? string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) : parameters["action"] == "commit";

    private async Task<KeyValuePair<string, FileContent>> ReceiveAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            var parts = await new UploadReader(contents).PartsAsync(request, "", cancellationToken).ConfigureAwait(false);
            return parts.Count == 1 ? parts[0] : throw RestException.BadRequest("Importer is limited to one uploaded resource at a time.");
        }

        // A form has no file; without a handler's name the service stumbles, with one it says why.
        if (request.ContentType == "application/x-www-form-urlencoded" && !request.Query.Flag("inbody")) await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        else if (request.Context.Request.ContentLength != 0)
        {
            var content = await contents.KeepAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false);
            if (content.Length > 0) return new(request.Query["filename"] ?? "", content);
        }

        throw request.Parameters["import-handler"] is null ? new RestException(500) : RestException.BadRequest("Unable to identify upload format.");
    }

    /// <summary>The first bytes tell what came: names and content types are often wrong.</summary>
    private async Task<IReadOnlyList<KeyValuePair<string, FileContent>>> UnpackAsync(KeyValuePair<string, FileContent> upload, CancellationToken cancellationToken)
    {
        var kind = ArchiveReader.Sniff(upload.Value);
        if (kind != ArchiveKind.None) return await new ArchiveReader(contents).ReadAsync(upload.Value, kind, cancellationToken).ConfigureAwait(false);
        return [new(upload.Key.Length > 0 ? upload.Key : "upload.dcm", upload.Value)];
    }
}
