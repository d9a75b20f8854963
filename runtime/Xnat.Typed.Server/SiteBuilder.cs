using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Persistence;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;
using Xnat.Typed.Server.Versions;

namespace Xnat.Typed.Server;

/// <summary>Puts the parts of a server together.</summary>
internal static class SiteBuilder
{
    public static Site Build(XnatServerOptions options)
    {
        if (options.Users.Count == 0 && options.RequireLogin)
            throw new ArgumentException("A closed site without accounts lets nobody in: give at least one user.", nameof(options));
        var version = XnatReleases.Parse(options.Version);
        var schemas = SchemaLibrary.Load(options.SchemaFolders, version);
        var types = TypeCatalogLoader.Load(schemas);
        var folder = options.DataFolder is null ? null : DataFolder.Open(options.DataFolder);
        try
        {
            var (store, prearchive) = folder is null
                ? (NewStore(types, version, options, null), new PrearchiveStore())
                : Open(folder, types, version, options);
            return Build(options, schemas, store, prearchive, folder);
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    private static Site Build(XnatServerOptions options, SchemaLibrary schemas, Store store, PrearchiveStore prearchive, DataFolder? folder)
    {
        var users = new SiteUsers(store);
        var administration = new SiteAdministration(store, SiteProperties.From(options));
        var sessions = new SessionStore(
            options.Clock, () => administration.Configuration.Rules.SessionTimeout, options.NewSessionId, store.Identifiers);
        var credentials = new CredentialCheck(store, users.Accounts, users.Tokens);
        // What is kept has been read by now; what the options say comes on top of it.
        store.Write(() => Start(users, administration, options));
        var contents = new ContentStore(
            folder?.Incoming, new(options.MaxUploadBytes, options.MaxExtractedBytes, options.MaxExtractedFiles));
        var uploads = new UploadReader(contents, new(options.ReferenceFolders));
        var history = new ItemHistory(store);
        var imports = new ImportServices(store, prearchive, uploads, administration.Configs);
        var inbox = new Inbox(store, uploads, options.InboxFolder);
        var sweep = new ContentSweep(store, prearchive, imports.Cache, contents);
        sweep.Start();
        return new Site
        {
            Store = store,
            Prearchive = prearchive,
            Schemas = schemas,
            Contents = contents,
            Uploads = uploads,
            Sessions = sessions,
            Authenticator = new(store, users.Accounts, credentials, sessions, administration.Configuration, options.Providers),
            Users = users,
            Administration = administration,
            Containers = new(store, administration.Workflows),
            Settings = SettingsOf(options),
            History = history,
            Imports = imports,
            Importer = new(imports, inbox),
            Inbox = inbox,
            Searches = new(store),
            Sweep = sweep,
            Folder = folder,
        };
    }

    private static SiteSettings SettingsOf(XnatServerOptions options) =>
        new(options.SiteId, options.RefusesUnknownFields, options.Clock.GetUtcNow())
        {
            HasUnstableOrder = options.UnstableOrder,
        };

    private static bool Start(SiteUsers users, SiteAdministration administration, XnatServerOptions options)
    {
        administration.Configuration.Start();
        users.Accounts.Start(options.Users);
        return true;
    }

    private static Store NewStore(TypeCatalog types, Version version, XnatServerOptions options, IJournal? journal) =>
        new(types, options.Clock, options.SiteId, new(options.RandomBytes), journal) { Version = version };

    private static (Store Store, PrearchiveStore Prearchive) Open(
        DataFolder folder, TypeCatalog types, Version version, XnatServerOptions options)
    {
        var changes = new Changes();
        var prearchive = new PrearchiveStore(changes);
        var json = KeptJson.For(types);
        var journal = new Journal(folder, prearchive, changes, json);
        var store = NewStore(types, version, options, journal);
        journal.Follow(store, new Loader(folder, store, prearchive, json).Load(changes));
        return (store, prearchive);
    }
}
