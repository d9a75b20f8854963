using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>Says what a server holds when it starts.</summary>
public sealed class XnatSeed
{
    private readonly Store store;

    internal XnatSeed(Store store) => this.store = store;

    /// <summary>A project, made if it is not there.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="name">Its title; the ID if none is given.</param>
    public SeedProject Project(string id, string? name = null)
    {
        if (store.Project(id) is not { } row)
        {
            row = store.NewRow(store.Types.Get("xnat:projectData"), "admin");
            row.Put("ID", id);
            row.Put("secondary_ID", id);
            row.Put("name", name ?? id);
            store.AddProject(row, "admin");
        }

        return new SeedProject(store, row);
    }
}
