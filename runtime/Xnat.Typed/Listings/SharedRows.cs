namespace Xnat.Typed;

/// <summary>
/// Asks which experiments of a listing are shared into its project, and under which labels. The columns that tell multiply the rows of what
/// is shared into several projects, so they are asked for on their own.
/// </summary>
internal static class SharedRows
{
    private const string Project = "xnat:experimentData/sharing/share/project";
    private const string Label = "xnat:experimentData/sharing/share/label";

    /// <summary>Labels by ID of those that are; an empty label where the share has none of its own.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FindAsync(
        ListingSource source, string project, CancellationToken cancellationToken)
    {
        var query = source.Query() with { Columns = $"ID,{Project},{Label}" };
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        var (connection, address) = (source.Connection, source.Address);
        var rows = connection.RowsAsync(token => connection.Archive.ListAsync(address, query, null, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var id = RowCheck.Required(row, "ID", source.Route);
            // A column that the server does not know is dropped without a word.
            var into = Cell(row, Project)
                ?? throw new XnatContentException(
                    $"{source.Route} does not say into which projects its rows are shared; load the objects instead.");
            if (Membership.IsSame(into, project)) shared[id] = Cell(row, Label) ?? "";
        }

        return shared;
    }

    // XNAT gives a column that was asked for by path back in lower case.
    private static string? Cell(TableRow row, string column) => row[column] ?? row[column.ToLowerInvariant()];
}
