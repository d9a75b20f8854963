using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Routes;
using Xnat.Typed.Server.Routes.Administration;
using Xnat.Typed.Server.Routes.Exports;
using Xnat.Typed.Server.Routes.Prearchiving;
using Xnat.Typed.Server.Routes.Projects;
using Xnat.Typed.Server.Routes.Services;
using Xnat.Typed.Server.Routes.Users;
using Xnat.Typed.Server.Routes.Xapi;

namespace Xnat.Typed.Server.Routing;

/// <summary>What answers the routes of one server. Handlers are made here and nowhere else.</summary>
internal sealed class RouteHandlers
{
    public RouteHandlers(Site site, IFaultRoutes? faults)
    {
        Faults = faults;
        SignIn = new(site);
        Tokens = new(site);
        Users = new(site);
        XapiUsers = new(site);
        Memberships = new(site);
        Schemas = new(site);
        DataTypes = new(site);
        Projects = new(site);
        Members = new(site);
        Protocols = new(site);
        AccessRequests = new(site);
        Listings = new(site);
        Vocabulary = new(site);
        Items = new(site);
        Edits = new(site);
        Exports = new(site.Store);
        Resources = new(site);
        Refresh = new(site.Store);
        XmlUploads = new(site);
        DicomDumps = new(site);
        CustomFields = new(site);
        CustomForms = new(site);
        SiteConfig = new(site);
        Plugins = new(site);
        Configs = new(site);
        Workflows = new(site);
        WorkflowLists = new(site);
        Searches = new(site);
        SavedSearches = new(site.Store, site.Searches.Saved, site.Searches.Engine);

        var (imports, sessions) = (site.Imports, new WaitingSessions(site));
        Importer = site.Importer;
        Reports = new(site.Store, imports.Progress, site.Inbox);
        Scratch = new(site.Store, site.Uploads, imports.Cache);
        MoveFiles = new(site.Store, imports.Cache);
        Prearchive = new(site, imports, sessions);
        PrearchiveFiles = new(site, sessions);
        PrearchiveServices = new(imports);
        Archiving = new(imports);
    }

    /// <summary><see langword="null"/> where faults are not allowed from outside.</summary>
    public IFaultRoutes? Faults { get; }

    public SignInRoutes SignIn { get; }

    public TokenRoutes Tokens { get; }

    public UserRoutes Users { get; }

    public XapiUserRoutes XapiUsers { get; }

    public UserMembershipRoutes Memberships { get; }

    public SchemaRoutes Schemas { get; }

    public DataTypeRoutes DataTypes { get; }

    public ProjectRoutes Projects { get; }

    public MemberRoutes Members { get; }

    public ProtocolRoutes Protocols { get; }

    public AccessRequestRoutes AccessRequests { get; }

    public ListingRoutes Listings { get; }

    public VocabularyRoutes Vocabulary { get; }

    public ItemRoutes Items { get; }

    public EditRoutes Edits { get; }

    public ExperimentExports Exports { get; }

    public ResourceRoutes Resources { get; }

    public RefreshService Refresh { get; }

    public MoveFilesService MoveFiles { get; }

    public UserCacheRoutes Scratch { get; }

    public XmlUploadRoutes XmlUploads { get; }

    public Importer Importer { get; }

    public ReportRoutes Reports { get; }

    public DicomDumpRoutes DicomDumps { get; }

    public PrearchiveRoutes Prearchive { get; }

    public PrearchiveFileRoutes PrearchiveFiles { get; }

    public PrearchiveService PrearchiveServices { get; }

    public ArchiveService Archiving { get; }

    public SearchRoutes Searches { get; }

    public SavedSearchRoutes SavedSearches { get; }

    public CustomFieldRoutes CustomFields { get; }

    public CustomFormRoutes CustomForms { get; }

    public SiteConfigRoutes SiteConfig { get; }

    public PluginRoutes Plugins { get; }

    public ConfigRoutes Configs { get; }

    public WorkflowRoutes Workflows { get; }

    public WorkflowListRoutes WorkflowLists { get; }
}
