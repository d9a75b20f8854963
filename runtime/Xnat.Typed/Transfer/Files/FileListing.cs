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
        await foreach (var row in rows.ConfigureAwait(false)) yield return new(connection, row, owner);
    }

    /// <summary>The same with the files of all that stands below an experiment.</summary>
    public static async IAsyncEnumerable<XnatFile> ReadAllAsync(
        XnatConnection connection, string address, XnatObject? owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = connection.RowsAsync(token => connection.Files.ListAllAsync(address, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false)) yield return new(connection, row, owner);
    }
}
