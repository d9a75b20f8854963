using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Persistence;
using Xnat.Typed.Server.Persistence.States;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;
using Xnat.Typed.Server.Versions;

namespace Xnat.Typed.Server;

/// <summary>Puts the parts of a server together, at its start and whenever its state is replaced.</summary>
/// <param name="options">Its set-up.</param>
/// <param name="clock">Where its time comes from.</param>
/// <param name="stuck">Sessions that stay in a status, whatever the state.</param>
/// <param name="slow">Sessions that take their time to be archived and rebuilt, whatever the state.</param>
internal sealed class SiteBuilder(XnatServerOptions options, TimeProvider clock, StuckSessions stuck, SlowSessions slow) : IDisposable
{
    private readonly Version version = XnatReleases.Parse(options.Version);
    private SchemaLibrary? schemas;
    private TypeCatalog? types;

    /// <summary>Where everything is kept; <see langword="null"/> for in memory only.</summary>
    public DataFolder? Folder { get; private set; }

    private TypeCatalog Types => types ?? throw new InvalidOperationException("The types have not been read.");

    /// <summary>What the server starts with: what its data folder holds, or nothing.</summary>
    public Site Start()
    {
        if (options.Users.Count == 0 && options.RequireLogin)
            throw new ArgumentException("A closed site without accounts lets nobody in: give at least one user.", nameof(options));
        schemas = SchemaLibrary.Load(options.SchemaFolders, version);
        types = TypeCatalogLoader.Load(schemas);
        if (options.DataFolder is null) return Empty();
        Folder = DataFolder.Open(options.DataFolder);
        return Reload();
    }

    /// <summary>A site in memory that holds nothing.</summary>
    public Site Empty() => Build(NewStore(null), NewPrearchive(null), null);

    /// <summary>The site that the data folder holds now.</summary>
    public Site Reload()
    {
        var folder = Folder ?? throw new InvalidOperationException("There is no data folder.");
        var changes = new Changes();
        var prearchive = NewPrearchive(changes);
        var json = KeptJson.For(Types);
        var journal = new Journal(folder, prearchive, changes, json);
        var store = NewStore(journal);
        journal.Follow(store, new Loader(folder, store, prearchive, json).Load(changes));
        return Build(store, prearchive, folder.Incoming);
    }

    /// <summary>A site in memory that holds a state; large files stay in its folder.</summary>
    /// <exception cref="InvalidDataException">The state cannot be read.</exception>
    public Site Load(StateFolder state)
    {
        using var folder = DataFolder.Open(state.Folder.FullName);
        var prearchive = NewPrearchive(null);
        var store = NewStore(null, new KeptRecords(folder));
        new Loader(folder, store, prearchive, KeptJson.For(Types)).Load(null);
        return Build(store, prearchive, null);
    }

    public void Dispose() => Folder?.Dispose();

    private Site Build(Store store, PrearchiveStore prearchive, DirectoryInfo? incoming)
    {
        var users = new SiteUsers(store);
        var administration = new SiteAdministration(store, SiteProperties.From(options));
        var sessions = new SessionStore(
            clock, () => administration.Configuration.Rules.SessionTimeout, options.NewSessionId, store.Identifiers);
        var credentials = new CredentialCheck(store, users.Accounts, users.Tokens);
        // What is kept has been read by now; what the options say comes on top of it.
        store.Write(() => Start(users, administration));
        var contents = new ContentStore(
            incoming, new(options.MaxUploadBytes, options.MaxExtractedBytes, options.MaxExtractedFiles));
        var uploads = new UploadReader(contents, new(options.ReferenceFolders));
        var history = new ItemHistory(store);
        var imports = new ImportServices(
            store,
            prearchive,
            uploads,
            administration.Configs,
            slow,
            login => users.AccessOf(users.Accounts.Find(login), administration.Configuration.Rules));
        var inbox = new Inbox(store, uploads, options.InboxFolder);
        var sweep = new ContentSweep(store, prearchive, imports.Cache, contents);
        sweep.Start();
        return new Site
        {
            Store = store,
            Prearchive = prearchive,
            Schemas = schemas!,
            Contents = contents,
            Uploads = uploads,
            Sessions = sessions,
            Authenticator = new(store, users.Accounts, credentials, sessions, administration.Configuration, options.Providers),
            Users = users,
            Administration = administration,
            Containers = new(store, administration.Workflows),
            Settings = Settings(),
            History = history,
            Imports = imports,
            Importer = new(imports, inbox),
            Inbox = inbox,
            Searches = new(store),
            Sweep = sweep,
        };
    }

    private SiteSettings Settings() =>
        new(options.SiteId, options.RefusesUnknownFields, clock.GetUtcNow())
        {
            HasUnstableOrder = options.UnstableOrder,
            AnswersRanges = options.AnswersRanges,
        };

    private bool Start(SiteUsers users, SiteAdministration administration)
    {
        administration.Configuration.Start();
        users.Accounts.Start(options.Users);
        return true;
    }

    private PrearchiveStore NewPrearchive(Changes? changes) => new(stuck, changes);

    private Store NewStore(IJournal? journal, IRecordSource? records = null) =>
        new(Types, clock, options.SiteId, new(options.RandomBytes), journal) { Version = version, Records = records };
}
