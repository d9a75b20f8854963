using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Reads a table row by row while its bytes arrive: memory stays the same for ten rows and for a million.</summary>
internal sealed class TableReader(Stream stream, string route)
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>More than this in one row is no table of XNAT.</summary>
    private const int LargestBuffer = 64 * 1024 * 1024;

    private readonly TableParser parser = new();

    /// <summary>What the server announced, known when the last row was read.</summary>
    public long? TotalRecords => parser.TotalRecords;

    public async IAsyncEnumerable<TableRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var rows in ReadBatchesAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in rows) yield return row;
        }
    }

    /// <summary>The same, as many rows at a time as came in one piece; the list is used again for the next.</summary>
    public async IAsyncEnumerable<List<TableRow>> ReadBatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var rows = new List<TableRow>();
            var filled = 0;
            var isEmpty = true;
            for (var isLast = false; !isLast;)
            {
                if (filled == buffer.Length) buffer = Grow(buffer, filled);
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                isLast = read == 0;
                isEmpty &= isLast;
                if (isEmpty) throw Empty();
                filled += read;
                var used = Parse(buffer.AsSpan(0, filled), isLast, rows);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (rows.Count > 0) yield return rows;
                rows.Clear();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (!parser.FoundRows) throw new XnatContentException($"{route} answered JSON without a table in it (ResultSet/Result); this is no listing, check the address.") { Route = route };
    }

    private int Parse(ReadOnlySpan<byte> bytes, bool isLast, List<TableRow> rows)
    {
        try
        {
            return parser.Parse(bytes, isLast, rows);
        }
        catch (JsonException e)
        {
            throw new XnatContentException(
                isLast ? $"{route} ended in the middle of its JSON; the connection or the server broke off, try again." : $"{route} answered something that is not JSON; check the address and the proxy before it.", e)
            { Route = route };
        }
    }

    private XnatContentException Empty() =>
        // Below a project XNAT answers a filter that its database refuses with 200 and nothing.
        new($"{route} answered with nothing at all; XNAT does so when it cannot process a filter or column of the listing. Check their names and values.") { Route = route };

    private byte[] Grow(byte[] buffer, int filled)
    {
        if (buffer.Length >= LargestBuffer) throw new XnatContentException($"{route} sent a single row of more than {LargestBuffer >> 20} MiB; this is no listing of XNAT.") { Route = route };
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
