using System.Runtime.CompilerServices;

namespace Xnat.Typed;

/// <summary>Asks for the files below an address.</summary>
internal static class FileListing
{
    private static readonly Dictionary<string, string?> AsJson = new() { ["format"] = "json" };

    public static async IAsyncEnumerable<XnatFile> ReadAsync(XnatConnection connection, string address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = connection.RowsAsync(token => connection.Files.ListFilesAsync(address, AsJson, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false)) yield return new(connection, row);
    }

    /// <summary>How many files there are, and how many bytes where the catalog knows it of all.</summary>
    public static async Task<(int Files, long? Bytes)> CountAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        var files = 0;
        long? bytes = 0;
        await foreach (var file in ReadAsync(connection, address, cancellationToken).ConfigureAwait(false))
        {
            files++;
            bytes += file.Size;
        }

        return (files, bytes);
    }
}
