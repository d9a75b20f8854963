using Xnat.Typed.Server.Containers;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Sites;

/// <summary>The parts of one server that routes work with. <see cref="SiteBuilder"/> makes them, and nobody else.</summary>
internal sealed class Site : IDisposable
{
    public required Store Store { get; init; }

    public required PrearchiveStore Prearchive { get; init; }

    public required SchemaLibrary Schemas { get; init; }

    public required ContentStore Contents { get; init; }

    public required UploadReader Uploads { get; init; }

    public required SessionStore Sessions { get; init; }

    public required Authenticator Authenticator { get; init; }

    public required SiteUsers Users { get; init; }

    public required SiteAdministration Administration { get; init; }

    /// <summary>Commands and launches of the container service.</summary>
    public required ContainerStore Containers { get; init; }

    public required SiteSettings Settings { get; init; }

    /// <summary>What changes have replaced.</summary>
    public required ItemHistory History { get; init; }

    public required ImportServices Imports { get; init; }

    public required Importer Importer { get; init; }

    public required Inbox Inbox { get; init; }

    public required SiteSearches Searches { get; init; }

    /// <summary>Takes contents off the disk that nothing refers to.</summary>
    public required ContentSweep Sweep { get; init; }

    /// <summary>Where large files of a state lie that was taken into memory; goes with the site.</summary>
    public IDisposable? State { get; set; }

    public TypeCatalog Types => Store.Types;

    /// <summary>What editors need for a request.</summary>
    public EditContext Edit(XnatRequest request, ArchivePath path, Submission submission) =>
        new(Store, request.Access, path, submission, request.SiteUrl, Settings.IsStrict, History);

    /// <summary>Items as a user sees them.</summary>
    public ItemAnswer Items(Access access) => new(Store, access, History);

    /// <summary>Items as documents, as a request asks for them.</summary>
    public ItemXml Documents(XnatRequest request) =>
        new(Store, request.Access, request.SiteUrl, request.Query.Flag("concealHiddenFields"));

    public void Dispose()
    {
        Contents.Dispose();
        Store.Dispose();
        State?.Dispose();
    }
}
