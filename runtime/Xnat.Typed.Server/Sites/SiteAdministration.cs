using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.CustomFields;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Sites;

/// <summary>Everything that a site is set up with.</summary>
internal sealed class SiteAdministration(Store store, JsonObject properties)
{
    public SiteConfiguration Configuration { get; } = new(store, properties);

    public ConfigStore Configs { get; } = new(store);

    public WorkflowStore Workflows { get; } = new(store);

    public InvestigatorStore Investigators { get; } = new(store);

    public AutomationStore Automation { get; } = new(store);

    public FormStore Forms { get; } = new(store);
}
