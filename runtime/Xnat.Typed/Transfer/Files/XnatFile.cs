using System.Globalization;
using System.Text;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One file of a resource, as the catalog describes it.</summary>
public sealed partial class XnatFile
{
    private const string Route = "GET …/resources/{resource}/files";

    private readonly XnatConnection connection;
    private readonly XnatObject? owner;
    private readonly string? tags;

    /// <param name="connection">The session.</param>
    /// <param name="row">Its row of a listing.</param>
    /// <param name="owner">The resource, where the way led through one.</param>
    /// <param name="before">The file of the row before, whose texts are taken again where they are the same.</param>
    internal XnatFile(XnatConnection connection, TableRow row, XnatObject? owner, XnatFile? before = null)
    {
        this.owner = owner;
        this.connection = connection;
        Uri = RowCheck.Required(row, "URI", Route);
        Name = RowCheck.Required(row, "Name", Route);
        // Most are in no folder, and there may be a million of them.
        var path = PathOf(Uri);
        Path = path.IsEmpty || path.SequenceEqual(Name) ? Name : path.ToString();
        Size = SizeOf(row);
        Digest = Text(row, "digest");
        Expected = new(Size, Md5Digest.Known(Digest));
        Format = Text(row, "file_format", before?.Format);
        Content = Text(row, "file_content", before?.Content);
        tags = Text(row, "file_tags", before?.tags);
        Tags = tags?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        Resource = Text(row, "collection", before?.Resource);
        ResourceNumber = Text(row, "cat_ID", before?.ResourceNumber);
    }

    /// <summary>Its name, without folders.</summary>
    public string Name { get; }

    /// <summary>Its path within the resource.</summary>
    public string Path { get; }

    /// <summary>Its address on the server.</summary>
    public string Uri { get; }

    /// <summary>Label of the resource that holds it.</summary>
    public string? Resource { get; }

    /// <summary>Its length in bytes, where the catalog has it.</summary>
    public long? Size { get; }

    /// <summary>MD5 of its bytes in hexadecimal digits, where the site keeps checksums.</summary>
    public string? Digest { get; }

    /// <summary>Format that it was stored with, such as <c>DICOM</c>.</summary>
    public string? Format { get; }

    /// <summary>Content that it was stored with, such as <c>RAW</c>.</summary>
    public string? Content { get; }

    /// <summary>Words that it was stored with; what the catalog knows besides stands among them as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Tags { get; }

    internal string? ResourceNumber { get; }

    /// <summary>Where its resource is, by the number of it.</summary>
    private ItemLocation ResourceLocation
    {
        get
        {
            var segments = Address.Split('/');
            var at = Array.FindIndex(segments, 2, static segment => segment == "resources");
            if (at >= 0 && at + 1 < segments.Length)
                return new(connection, string.Join('/', segments[..(at + 2)]), owner, owner?.ServerLocation?.Project);
            throw new XnatContentException($"{Route} named a file that is in no resource; look at the answer through xnat.Http.")
            {
                Route = Route,
                Field = "URI",
            };
        }
    }

    internal XnatConnection Connection => connection;

    /// <summary>Whether a row of a listing says the same of a file as is known of this one.</summary>
    internal bool IsAsIn(TableRow row) =>
        IsSame(row, "URI", Uri) && IsSame(row, "Name", Name) && Size == SizeOf(row) && IsSame(row, "digest", Digest)
        && IsSame(row, "file_format", Format) && IsSame(row, "file_content", Content) && IsSame(row, "file_tags", tags)
        && IsSame(row, "collection", Resource) && IsSame(row, "cat_ID", ResourceNumber);

    internal ExpectedFile Expected { get; }

    // XNAT names files with /data in front.
    internal string Address => Uri.StartsWith("/data/", StringComparison.Ordinal) ? Uri[6..] : Uri.TrimStart('/');

    /// <summary>The resource that holds the file.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It was deleted, or this account cannot see it.</exception>
    public async Task<AbstractResource> GetResourceAsync(CancellationToken cancellationToken = default)
    {
        var location = ResourceLocation;
        var record = await ItemReading.ReadResourceAsync(location, cancellationToken).ConfigureAwait(false);
        var resource = XnatTypeSet.Of(connection.Options).Create<AbstractResource>(record, "xnat:resourceCatalog");
        resource.ServerLocation = location;
        return resource;
    }

    /// <summary>Deletes the file from the server, and makes sure that it is gone.</summary>
    /// <param name="reason">Why, for sites that demand a reason of changes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">The server accepted it and kept the file: the account may not delete here.</exception>
    /// <exception cref="XnatConflictException">It was reached through a project that does not own it. Nothing was sent.</exception>
    /// <exception cref="XnatNotFoundException">It is not there, or not any more.</exception>
    public async Task DeleteAsync(string? reason = null, CancellationToken cancellationToken = default)
    {
        if (owner is not null) await OwnerCheck.RequireOwnAsync(owner, cancellationToken).ConfigureAwait(false);
        FailedAnswer answer;
        try
        {
            using var response = await connection.AskAsync(
                token => connection.Files.DeleteAsync(Address, reason, token), ExpectedContent.Done, cancellationToken)
                .ConfigureAwait(false);
            answer = connection.Describe(response);
        }
        catch (XnatNotFoundException)
        {
            await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }

        await RequireAbsenceAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the server says that the file was changed since a time that it gave itself.</summary>
    internal async Task<bool> IsModifiedSinceAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await connection.AskAsync(
                token => connection.Files.DownloadIfModifiedAsync(Address, time.ToString("R", CultureInfo.InvariantCulture), token),
                ExpectedContent.Bytes,
                cancellationToken).ConfigureAwait(false);
            // A server that does not know conditions sends the file; its time says the same.
            return response.Content.Headers.LastModified is not { } modified || modified > time;
        }
        catch (XnatResponseException e) when (e.Status == System.Net.HttpStatusCode.NotModified)
        {
            return false;
        }
    }

    /// <summary>MD5 of what the server has.</summary>
    internal async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        var stream = await OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var md5 = new Md5Digest();
            await StreamCopy.CopyAsync(stream, Stream.Null, long.MaxValue, md5, null, cancellationToken).ConfigureAwait(false);
            return md5.Finish();
        }
    }

    /// <summary>Class and path.</summary>
    public override string ToString() => $"XnatFile {Path}";

    private static ReadOnlySpan<char> PathOf(string uri)
    {
        var resources = uri.IndexOf("/resources/", StringComparison.Ordinal);
        var files = resources < 0 ? -1 : uri.IndexOf("/files/", resources, StringComparison.Ordinal);
        return files < 0 ? "" : uri.AsSpan(files + 7);
    }

    private static long? SizeOf(TableRow row) =>
        long.TryParse(row.Bytes(row.Columns.IndexOf("Size")), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private static string? Text(TableRow row, string column, string? before = null)
    {
        var bytes = row.Bytes(row.Columns.IndexOf(column));
        if (before is not null && IsPlainly(bytes, before)) return before;
        return bytes.IsEmpty ? null : XnatText.Decode(Encoding.UTF8.GetString(bytes));
    }

    private static bool IsSame(TableRow row, string column, string? text) =>
        IsPlainly(row.Bytes(row.Columns.IndexOf(column)), text) || Text(row, column) == text;

    // Where there is an entity, the text of a row means another.
    private static bool IsPlainly(ReadOnlySpan<byte> bytes, string? text) => Ascii.Equals(bytes, text) && !bytes.Contains((byte)'&');

    /// <summary>Asks for a part of the file; a server that knows no parts answers all of it.</summary>
    internal Task<HttpResponseMessage> AskAsync(string range, CancellationToken cancellationToken) => connection.AskAsync(
        token => connection.Files.DownloadPartAsync(Address, range, null, token), ExpectedContent.Bytes, cancellationToken);

    private async Task RequireAbsenceAsync(FailedAnswer answer, CancellationToken cancellationToken)
    {
        var files = Address.IndexOf(
            "/files/", Math.Max(Address.IndexOf("/resources/", StringComparison.Ordinal), 0), StringComparison.Ordinal);
        if (files < 0) return;
        var isThere = await connection.ReadSurelyAsync(
            token => FileListing.ReadAsync(connection, Address[..files], owner, token).AnyAsync(file => file.Path == Path, token).AsTask(),
            static isThere => !isThere,
            cancellationToken).ConfigureAwait(false);
        if (!isThere) return;
        throw new XnatAccessDeniedException(
            $"{answer} and kept the file; this account may not delete from the resource. Ask an owner of the project for the right to.",
            answer with { Status = System.Net.HttpStatusCode.Forbidden });
    }
}
