using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>
/// The order in which a database gives rows when it is asked for none: another with every query, and the same in each run of the same
/// queries.
/// </summary>
internal sealed class RowOrder
{
    private long queries;

    public IEnumerable<Row> Next(IEnumerable<Row> rows)
    {
        var query = Interlocked.Increment(ref queries);
        return rows.OrderBy(row => Mix((ulong)(row.Number + (query << 32))));
    }

    /// <summary>The finish of splitmix64: neighbours end far from each other.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
