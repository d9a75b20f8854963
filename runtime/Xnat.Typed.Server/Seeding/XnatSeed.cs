using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>Says what a server holds when it starts.</summary>
public sealed class XnatSeed
{
    private readonly Store store;
    private readonly SiteUsers people;

    internal XnatSeed(Store store, SiteUsers people)
    {
        this.store = store;
        this.people = people;
    }

    /// <summary>An account, made if it is not there.</summary>
    /// <param name="name">Login name.</param>
    /// <param name="password">Password.</param>
    /// <param name="isAdmin">Whether the account sees and changes everything.</param>
    public XnatSeed User(string name, string password, bool isAdmin = false) =>
        User(new XnatServerUser(name, password) { IsAdmin = isAdmin });

    /// <summary>An account, made if it is not there.</summary>
    /// <param name="user">What it is like.</param>
    public XnatSeed User(XnatServerUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        people.Accounts.Add(user);
        return this;
    }

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

        return new SeedProject(store, people, row);
    }
}
