using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Which studies a project has already, in its archive or its prearchive.</summary>
internal static class PresentStudies
{
    private const string Uid = "UID";

    public static async Task<HashSet<string>> ReadAsync(XnatConnection connection, string project, CancellationToken cancellationToken)
    {
        var uids = new HashSet<string>(StringComparer.Ordinal);
        var query = new ListingQuery { DataType = "xnat:imageSessionData", Columns = $"ID,{Uid}" };
        var address = ItemAddress.Below(ItemAddress.Below("projects", project), "experiments");
        var archived = connection.RowsAsync(
            token => connection.Archive.ListAsync(address, query, null, token), cancellationToken);
        // XNAT drops a column that it does not know without a word.
        await foreach (var row in archived.ConfigureAwait(false))
        {
            Add(row[Uid]
                ?? throw new XnatContentException(
                    "GET /data/projects/{project}/experiments does not say which studies are there; leave SkipPresent out."));
        }

        var waiting = connection.RowsAsync(token => connection.Prearchive.ListProjectAsync(project, token), cancellationToken);
        await foreach (var row in waiting.ConfigureAwait(false)) Add(row["tag"]);
        return uids;

        void Add(string? uid)
        {
            if (!string.IsNullOrEmpty(uid)) uids.Add(uid);
        }
    }
}
