using System.Runtime.CompilerServices;

namespace Xnat.Typed;

/// <summary>Asks for the files below an address.</summary>
internal static class FileListing
{
    private static readonly Dictionary<string, string?> AsJson = new() { ["format"] = "json" };

    public static async IAsyncEnumerable<XnatFile> ReadAsync(
        XnatConnection connection, string address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = connection.RowsAsync(token => connection.Files.ListFilesAsync(address, AsJson, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false)) yield return new(connection, row);
    }
}
