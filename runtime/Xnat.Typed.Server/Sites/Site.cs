using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Sites;

/// <summary>The parts of one server that routes work with.</summary>
internal sealed record Site(
    Store Store,
    PrearchiveStore Prearchive,
    SchemaLibrary Schemas,
    ContentStore Contents,
    SessionStore Sessions,
    Authenticator Authenticator,
    SiteUsers Users,
    SiteAdministration Administration,
    SiteSettings Settings) : IDisposable
{
    public TypeCatalog Types => Store.Types;

    /// <summary>What changes have replaced.</summary>
    public ItemHistory History { get; } = new(Store);

    /// <summary>What keeps the data, let go last.</summary>
    public IDisposable? Folder { get; init; }

    public void Dispose()
    {
        Contents.Dispose();
        Store.Dispose();
        Folder?.Dispose();
    }
}
