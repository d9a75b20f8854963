namespace Xnat.Typed.Server.Data;

/// <summary>The rows below an item as documents show them: its own, and the experiments and assessors that the store keeps apart.</summary>
internal sealed class ItemChildren(Store store, Access access)
{
    public IEnumerable<KeyValuePair<string, IReadOnlyList<Row>>> Of(Row row)
    {
        foreach (var (path, rows) in row.Children) yield return new(path, rows);
        var (virtualPath, others) = row.Type.Root.XsiType switch
        {
            "xnat:subjectData" => ("experiments/experiment", store.ExperimentsOf(row.Id)),
            "xnat:experimentData" => ("assessors/assessor", store.AssessorsOf(row.Id)),
            _ => ("", []),
        };
        // What the user may not read is left out, without a trace.
        var readable = others.Where(access.CanReadObject).ToList();
        if (readable.Count > 0) yield return new(virtualPath, readable);
    }

    public IReadOnlyList<Row> Of(Row row, string path) => Of(row).FirstOrDefault(child => child.Key == path).Value ?? [];
}
