using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// What has come out of one archive. It is counted as it comes, whatever the archive says of itself: a few bytes can unpack to a full disk.
/// </summary>
internal sealed class UnpackedFiles(ContentStore contents)
{
    private readonly List<KeyValuePair<string, FileContent>> files = [];
    private long length;
    private long held;

    public IReadOnlyList<KeyValuePair<string, FileContent>> All => files;

    /// <exception cref="RestException">400: the name leaves the folder. 413: there are more files or bytes than the limit.</exception>
    public async Task AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (files.Count == contents.Limits.Files) throw new RestException(413, "The archive has more files than this server takes.");
        var inside = Inside(name);
        var file = await contents.KeepAsync(content, contents.Limits.Extracted - length, held, cancellationToken).ConfigureAwait(false);
        length += file.Length;
        held += file.Bytes?.Length ?? 0;
        files.Add(new(inside, file));
    }

    private static string Inside(string name)
    {
        var segments = name.Replace('\\', '/').Split('/').Where(segment => segment is not ("" or ".")).ToList();
        if (segments.Count == 0 || segments.Contains(".."))
            throw RestException.BadRequest("The uploaded archive has an entry that leaves its folder.");
        return SafeName.Demand(string.Join('/', segments));
    }
}
