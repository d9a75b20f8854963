using System.Globalization;
using System.Security.Cryptography;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One file of a resource, as the catalog describes it.</summary>
public sealed class XnatFile
{
    private const int BufferSize = 128 * 1024;

    private readonly XnatConnection connection;

    internal XnatFile(XnatConnection connection, TableRow row)
    {
        this.connection = connection;
        Uri = XnatText.Decode(row["URI"] ?? "");
        Name = XnatText.Decode(row["Name"] ?? "");
        Path = PathOf(Uri) ?? Name;
        Size = long.TryParse(row["Size"], CultureInfo.InvariantCulture, out var size) ? size : null;
        Digest = Text(row["digest"]);
        Format = Text(row["file_format"]);
        Content = Text(row["file_content"]);
        Resource = Text(row["collection"]);
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

    // XNAT names files with /data in front.
    private string Address => Uri.StartsWith("/data/", StringComparison.Ordinal) ? Uri[6..] : Uri.TrimStart('/');

    /// <summary>Writes the file to disk: complete, of the announced length and digest, or not at all.</summary>
    /// <param name="path">The file to write; an older one of this name is replaced.</param>
    /// <param name="progress">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">What came is not what the catalog says.</exception>
    public async Task<DownloadResult> DownloadAsync(string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var file = PartialFile.Create(path);
        await using (file.ConfigureAwait(false))
        {
            using var response = await AskAsync(cancellationToken).ConfigureAwait(false);
            var length = response.Content.Headers.ContentLength ?? Size;
            var meter = new ProgressMeter(progress, length);
            var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await Pump.RunAsync(source, file.Stream, meter, BufferSize, cancellationToken).ConfigureAwait(false);
            await CheckAsync(file.Stream, length, connection.RouteOf(response), cancellationToken).ConfigureAwait(false);
            await file.KeepAsync().ConfigureAwait(false);
            meter.Finish();
            return new(System.IO.Path.GetFullPath(path), 1, meter.Bytes);
        }
    }

    /// <summary>The bytes of the file as they arrive. Dispose the stream; it ends the request.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    public async Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default)
    {
        var response = await AskAsync(cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the file from the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task DeleteAsync(CancellationToken cancellationToken = default) =>
        connection.DoAsync(token => connection.Archive.DeleteAsync(Address, null, token), cancellationToken);

    /// <summary>Class and path.</summary>
    public override string ToString() => $"XnatFile {Path}";

    private static string? PathOf(string uri)
    {
        var resources = uri.IndexOf("/resources/", StringComparison.Ordinal);
        var files = resources < 0 ? -1 : uri.IndexOf("/files/", resources, StringComparison.Ordinal);
        return files < 0 ? null : uri[(files + 7)..];
    }

    private static string? Text(string? cell) => string.IsNullOrEmpty(cell) ? null : XnatText.Decode(cell);

    private Task<HttpResponseMessage> AskAsync(CancellationToken cancellationToken) =>
        connection.AskAsync(token => connection.Archive.GetAsync(Address, null, token), Wanted.Bytes, cancellationToken);

    private async Task CheckAsync(FileStream written, long? length, string route, CancellationToken cancellationToken)
    {
        if (length is not null && written.Length != length) throw Other("length", route);
        if (Size is not null && written.Length != Size) throw Other("length", route);
        if (Digest is not { Length: 32 }) return;
        written.Position = 0;
        // The digest that XNAT keeps; it guards against damage, not against forgery.
#pragma warning disable CA5351
        var digest = await MD5.HashDataAsync(written, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5351
        if (!Convert.ToHexString(digest).Equals(Digest, StringComparison.OrdinalIgnoreCase)) throw Other("digest", route);
    }

    private static XnatContentException Other(string what, string route) =>
        new($"The file from {route} has another {what} than the catalog says; nothing was kept. Try again; if it stays so, refresh the catalog on the server.") { Route = route };
}
