using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Asks for the files below an address.</summary>
internal static class FileListing
{
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what has the files.</param>
    /// <param name="owner">The resource, where the way led through one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async IAsyncEnumerable<XnatFile> ReadAsync(
        XnatConnection connection, string address, XnatObject? owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = connection.RowsAsync(token => connection.Files.ListAsync(address, token), cancellationToken);
        XnatFile? before = null;
        await foreach (var row in rows.ConfigureAwait(false)) yield return before = new(connection, row, owner, before);
    }

    /// <summary>The same with the files of all that stands below an experiment.</summary>
    public static async IAsyncEnumerable<XnatFile> ReadAllAsync(
        XnatConnection connection, string address, XnatObject? owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = connection.RowsAsync(token => connection.Files.ListAllAsync(address, token), cancellationToken);
        XnatFile? before = null;
        await foreach (var row in rows.ConfigureAwait(false)) yield return before = new(connection, row, owner, before);
    }

    /// <summary>Asks for a listing that was read before, which is mostly the same as then.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what has the files.</param>
    /// <param name="isAll">Whether the files of all that stands below it are listed.</param>
    /// <param name="before">Its files as they were: where a row says the same of the file at its place, it is that file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<List<XnatFile>> ReadAsync(
        XnatConnection connection,
        string address,
        bool isAll,
        IReadOnlyList<XnatFile> before,
        CancellationToken cancellationToken)
    {
        var files = new List<XnatFile>(before.Count);
        var batches = connection.RowBatchesAsync(
            token => isAll ? connection.Files.ListAllAsync(address, token) : connection.Files.ListAsync(address, token), cancellationToken);
        await foreach (var rows in batches.ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                var known = files.Count < before.Count ? before[files.Count] : null;
                files.Add(known?.IsAsIn(row) == true ? known : new(connection, row, null, files.Count > 0 ? files[^1] : null));
            }
        }

        return files;
    }
}
