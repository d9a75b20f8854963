using Microsoft.AspNetCore.WebUtilities;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Takes uploaded bytes off the wire, before anything is locked.</summary>
/// <param name="contents">Where they go.</param>
/// <param name="references">Folders of this machine that an upload may refer to.</param>
internal sealed class UploadReader(ContentStore contents, ServerFolders references)
{
    private readonly ArchiveReader archives = new(contents);

    /// <summary>What is taken in at the most.</summary>
    public ContentLimits Limits => contents.Limits;

    /// <summary>Reads an upload to a resource.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">Path below <c>files/</c>; may be empty when parts bring their names.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Upload> ReadAsync(XnatRequest request, string path, CancellationToken cancellationToken)
    {
        var isInBody = request.Query.Flag("inbody");
        var isMultipart = request.ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        if (isMultipart && isInBody) throw new RestException(406);
        var received = isMultipart
            ? await PartsAsync(request, path, cancellationToken).ConfigureAwait(false)
            : [await BodyAsync(request, path, isInBody, cancellationToken).ConfigureAwait(false)];
        return Describe(
            request, request.Parameters.Flag("extract") ? await UnpackAsync(received, cancellationToken).ConfigureAwait(false) : received);
    }

    /// <summary>
    /// Takes a file or a folder of the machine that the server runs on. The caller has made sure that an administrator asks.
    /// </summary>
    /// <exception cref="RestException">403: the path, or a link below it, leads out of the allowed folders. 404: there is none.</exception>
    public async Task<Upload> ReferenceAsync(XnatRequest request, string reference, string path, CancellationToken cancellationToken)
    {
        reference = references.Find(reference) ?? throw Outside();
        var isFolder = Directory.Exists(reference);
        if (!isFolder && !File.Exists(reference)) throw RestException.NotFound("Unable to find the referenced file.");
        var files = new List<KeyValuePair<string, FileContent>>();
        IEnumerable<string> found = isFolder
            ? Directory.EnumerateFiles(reference, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [reference];
        foreach (var file in found)
        {
            var name = isFolder ? Path.GetRelativePath(reference, file).Replace('\\', '/') : Path.GetFileName(file);
            if (references.Find(file) is null) throw Outside();
            var stream = File.OpenRead(file);
            await using (stream.ConfigureAwait(false))
                files.Add(new(
                    path.Length == 0 || path.EndsWith('/') ? path + name : isFolder ? $"{path}/{name}" : path,
                    await contents.KeepAsync(stream, cancellationToken).ConfigureAwait(false)));
        }

        return Describe(request, files);
    }

    /// <summary>Takes bytes as they come.</summary>
    public Task<FileContent> KeepAsync(Stream source, CancellationToken cancellationToken) => contents.KeepAsync(source, cancellationToken);

    /// <summary>The files of an archive.</summary>
    public Task<IReadOnlyList<KeyValuePair<string, FileContent>>> UnpackAsync(
        FileContent archive,
        ArchiveKind kind,
        CancellationToken cancellationToken) =>
        archives.ReadAsync(archive, kind, cancellationToken);

    /// <summary>The parts of a multipart body that are files; other parts are taken as parameters.</summary>
    public async Task<List<KeyValuePair<string, FileContent>>> PartsAsync(
        XnatRequest request,
        string folder,
        CancellationToken cancellationToken)
    {
        var files = new List<KeyValuePair<string, FileContent>>();
        var fields = new List<KeyValuePair<string, string>>();
        var (held, read) = (0L, 0L);
        await MultipartParts.ReadAsync(
            request,
            async section =>
            {
                if (files.Count + fields.Count == contents.Limits.Files)
                    throw new RestException(413, "The multipart body has more parts than this server takes.");
                var disposition = section.GetContentDispositionHeader();
                var name = (disposition?.FileNameStar.Value ?? disposition?.FileName.Value)?.Trim('"');
                if (name is { Length: > 0 })
                {
                    var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
                    var path = folder.Length == 0 ? bare : folder.EndsWith('/') ? folder + bare : folder;
                    var file = await contents.KeepAsync(section.Body, long.MaxValue, held, cancellationToken).ConfigureAwait(false);
                    held += file.Bytes?.Length ?? 0;
                    files.Add(new(SafeName.Demand(path), file));
                    return;
                }

                using var bytes = await BoundedBody.ReadAsync(section.Body, read, cancellationToken).ConfigureAwait(false);
                read += bytes.Length;
                using var text = new StreamReader(bytes);
                fields.Add(new(
                    disposition?.Name.Value?.Trim('"') ?? "", await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false)));
            },
            cancellationToken).ConfigureAwait(false);

        request.AddForm(new ParameterList(fields));
        return files.Count > 0 ? files : throw RestException.BadRequest("Unable to identify upload format.");
    }

    private static RestException Outside() => RestException.Forbidden(
        "A reference leads to files in the folders that this server was started with for that purpose (ReferenceFolders).");

    private static Upload Describe(XnatRequest request, IReadOnlyList<KeyValuePair<string, FileContent>> files)
    {
        var parameters = request.Stored;
        return new Upload(files, parameters.IsTrue("overwrite"))
        {
            Format = parameters["format"] ?? "",
            ContentLabel = parameters["content"] ?? "",
            Tags = parameters["tags"] ?? "",
            Description = parameters["description"] ?? "",
        };
    }

    private async Task<KeyValuePair<string, FileContent>> BodyAsync(
        XnatRequest request,
        string path,
        bool isInBody,
        CancellationToken cancellationToken)
    {
        // Without a length only a zip is taken, and an empty file cannot be told from no file.
        var isZip = request.ContentType is "application/zip" or "application/x-zip-compressed";
        if (!request.HasBody && !(isZip && request.Context.Request.ContentLength is null))
            throw RestException.BadRequest("Unable to identify upload format.");
        if (!isInBody && request.ContentType is "application/x-www-form-urlencoded")
            throw RestException.BadRequest("Unable to identify upload format.");
        if (path.Length == 0 || path.EndsWith('/')) throw RestException.BadRequest("The address has no file name.");
        return new(path, await contents.KeepAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<KeyValuePair<string, FileContent>>> UnpackAsync(
        IReadOnlyList<KeyValuePair<string, FileContent>> received,
        CancellationToken cancellationToken)
    {
        var unpacked = new List<KeyValuePair<string, FileContent>>();
        foreach (var (path, content) in received)
        {
            var kind = ArchiveReader.KindOf(path);
            if (kind == ArchiveKind.None)
            {
                unpacked.Add(new(path, content));
                continue;
            }

            var folder = path[..(path.LastIndexOf('/') + 1)];
            foreach (var (name, inner) in await archives.ReadAsync(content, kind, cancellationToken).ConfigureAwait(false))
                unpacked.Add(new(folder + name, inner));
        }

        return unpacked;
    }
}
