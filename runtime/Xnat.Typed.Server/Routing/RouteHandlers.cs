using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Routes;
using Xnat.Typed.Server.Routes.Administration;
using Xnat.Typed.Server.Routes.Containers;
using Xnat.Typed.Server.Routes.Exports;
using Xnat.Typed.Server.Routes.Prearchiving;
using Xnat.Typed.Server.Routes.Projects;
using Xnat.Typed.Server.Routes.Services;
using Xnat.Typed.Server.Routes.Users;
using Xnat.Typed.Server.Routes.Xapi;

namespace Xnat.Typed.Server.Routing;

/// <summary>What answers the routes of one server. Handlers are made here and nowhere else.</summary>
internal sealed class RouteHandlers(Site site, RouteControls? controls, Func<string, string>? overview)
{
    /// <summary><see langword="null"/> where the server is not controlled from outside.</summary>
    public RouteControls? Controls { get; } = controls;

    public PageRoutes Pages { get; } = new(overview);

    public SignInRoutes SignIn { get; } = new(site);

    public TokenRoutes Tokens { get; } = new(site);

    public UserRoutes Users { get; } = new(site);

    public XapiUserRoutes XapiUsers { get; } = new(site);

    public UserMembershipRoutes Memberships { get; } = new(site);

    public SchemaRoutes Schemas { get; } = new(site);

    public DataTypeRoutes DataTypes { get; } = new(site);

    public ProjectRoutes Projects { get; } = new(site);

    public MemberRoutes Members { get; } = new(site);

    public ProtocolRoutes Protocols { get; } = new(site);

    public AccessRequestRoutes AccessRequests { get; } = new(site);

    public ListingRoutes Listings { get; } = new(site);

    public VocabularyRoutes Vocabulary { get; } = new(site);

    public ItemRoutes Items { get; } = new(site);

    public EditRoutes Edits { get; } = new(site);

    public ExperimentExports Exports { get; } = new(site.Store);

    public ResourceRoutes Resources { get; } = new(site);

    public RefreshService Refresh { get; } = new(site.Store);

    public MoveFilesService MoveFiles { get; } = new(site.Store, site.Imports.Cache);

    public UserCacheRoutes Scratch { get; } = new(site.Store, site.Uploads, site.Imports.Cache);

    public XmlUploadRoutes XmlUploads { get; } = new(site);

    public DirectArchiveRoutes DirectArchive { get; } = new(site);

    public Importer Importer { get; } = site.Importer;

    public ReportRoutes Reports { get; } = new(site.Store, site.Imports.Progress, site.Inbox);

    public DicomDumpRoutes DicomDumps { get; } = new(site);

    public PrearchiveRoutes Prearchive { get; } = new(site, site.Imports, new WaitingSessions(site));

    public PrearchiveFileRoutes PrearchiveFiles { get; } = new(site, new WaitingSessions(site));

    public PrearchiveService PrearchiveServices { get; } = new(site.Imports);

    public ArchiveService Archiving { get; } = new(site.Imports);

    public SearchRoutes Searches { get; } = new(site);

    public SavedSearchRoutes SavedSearches { get; } = new(site.Store, site.Searches.Saved, site.Searches.Engine);

    public CustomFieldRoutes CustomFields { get; } = new(site);

    public CustomFormRoutes CustomForms { get; } = new(site);

    public SiteConfigRoutes SiteConfig { get; } = new(site);

    public InvestigatorRoutes Investigators { get; } = new(site);

    public RoleMapRoutes RoleMap { get; } = new(site);

    public AnonymizationRoutes Anonymization { get; } = new(site);

    public AutomationRoutes Automation { get; } = new(site);

    public ArchiveDownloadRoutes Downloads { get; } = new(site, new RefreshService(site.Store));

    public CommandRoutes Commands { get; } = new(site, site.Containers);

    public LaunchRoutes Launches { get; } = new(site, site.Containers);

    public ContainerRoutes Containers { get; } = new(site, site.Containers);

    public PluginRoutes Plugins { get; } = new(site);

    public ConfigRoutes Configs { get; } = new(site);

    public WorkflowRoutes Workflows { get; } = new(site);

    public WorkflowListRoutes WorkflowLists { get; } = new(site);
}
