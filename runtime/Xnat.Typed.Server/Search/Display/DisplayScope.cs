using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>What a display field needs besides the row: the data around it, and who looks.</summary>
internal sealed class DisplayScope(Store store, Access access)
{
    public Store Store { get; } = store;

    public Access Access { get; } = access;

    public Relations Relations { get; } = new(store);

    public IEnumerable<Row> ReadableProjects => Store.Projects.Where(Access.CanRead);

    /// <summary>Scans and reconstructions are as readable as their session.</summary>
    public bool CanRead(Row row) => row.Type.IsAccessioned
        ? row.Type.Is("xnat:projectData") ? Access.CanRead(row) : Access.CanReadObject(row)
        : row.Parent is { } session && Access.CanReadObject(session);
}
