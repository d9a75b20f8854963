using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Reads a table row by row while its bytes arrive: memory stays the same for ten rows and for a million.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="route">What was asked, for messages.</param>
/// <param name="limits">What is not read any more.</param>
internal sealed class TableReader(Stream stream, string route, XnatLimits limits)
{
    private const int FirstBuffer = 64 * 1024;

    private readonly TableParser parser = new(limits);

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
                if (filled > limits.RowBytes) throw Problem($"sent a value of more than {limits.RowBytes} bytes; this is no listing.");
                if (rows.Count > 0) yield return rows;
                rows.Clear();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (!parser.FoundRows)
            throw Problem("answered JSON without a table in it (ResultSet/Result); this is no listing, check the address.");
    }

    private int Parse(ReadOnlySpan<byte> bytes, bool isLast, List<TableRow> rows)
    {
        try
        {
            return parser.Parse(bytes, isLast, rows);
        }
        catch (JsonException e)
        {
            throw isLast
                ? Problem("ended in the middle of its JSON; the connection or the server broke off, try again.", e)
                : Problem("answered something that is not JSON; check the address and the proxy before it.", e);
        }
        catch (InvalidOperationException e)
        {
            throw Problem("sent a text that is not valid Unicode; correct it on the server, or leave out that column.", e);
        }
        catch (TableException e)
        {
            throw Problem($"{e.Message}; this is no listing of XNAT, check the address and the proxy before it.", e);
        }
    }

    private XnatContentException Problem(string what, Exception? inner = null) => new($"{route} {what}", inner) { Route = route };

    // Below a project XNAT answers a filter that its database refuses with 200 and nothing.
    private XnatContentException Empty() => Problem(
        "answered with nothing at all; XNAT does so when it cannot process a filter or column of the listing. "
        + "Check their names and values.");

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
