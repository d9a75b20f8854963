namespace Xnat.Typed.Tool.Parity;

/// <summary>Routes for <c>GET</c> that are not in the list, and why. One that is in neither is refused by a test.</summary>
internal static class NotPlayed
{
    private const string Token = "makes, shows or ends an alias token of the account";
    private const string SiteObject = "needs an object of the whole site, which is not the sandbox's to make";
    private const string Configuration = "needs a stored configuration, of which every version stays in the site's history";
    private const string Workflow = "needs a workflow, which cannot be deleted";
    private const string Passing = "needs what another request leaves for a while under a number of its own, such as a view or a catalog";
    private const string Ours = "is of this program's server alone";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/data/services/tokens/issue"] = Token,
        ["/data/services/tokens/issue/user/{login}"] = Token,
        ["/data/services/tokens/validate/{alias}"] = Token,
        ["/data/services/tokens/validate/{alias}/{secret}"] = Token,
        ["/data/services/tokens/invalidate/{alias}/{secret}"] = Token,
        ["/data/pars/{par}"] = "needs somebody's request for access to a project, which sends mail",
        ["/data/users/favorites/{type}/{id}"] = "depends on what the account has marked",
        ["/data/projects/{project}/searches/{search}"] = "needs a search of the project, which is everybody's there",
        ["/data/search/saved/{id}"] = "needs a search that the account has saved",
        ["/data/search/saved/{id}/results"] = "needs a search that the account has saved",
        ["/data/search/{id}"] = Passing,
        ["/data/search/{id}/{column}"] = Passing,
        ["/data/services/inbox/{id}"] = Passing,
        ["/data/status/{id}"] = Passing,
        ["/xapi/archive/download/{catalog}"] = Passing,
        ["/xapi/archive/download/{catalog}/zip"] = Passing,
        ["/xapi/archive/download/{catalog}/test"] = Passing,
        ["/xapi/customforms/hasdata/{row}"] = SiteObject,
        ["/xapi/plugins/{plugin}"] = SiteObject,
        ["/xapi/investigators/{investigator}"] = SiteObject,
        ["/data/automation/triggers/{trigger}"] = SiteObject,
        ["/data/automation/scripts/{script}"] = SiteObject,
        ["/xapi/commands/{command}"] = SiteObject,
        ["/xapi/containers/{container}"] = SiteObject,
        ["/data/config/{tool}"] = Configuration,
        ["/data/config/{tool}/{path}"] = Configuration,
        ["/data/projects/{project}/config/{tool}"] = Configuration,
        ["/data/projects/{project}/config/{tool}/{path}"] = Configuration,
        ["/data/workflows"] = Workflow,
        ["/data/workflows/{workflow}"] = Workflow,
        ["/data/services/workflows/{pipeline}"] = Workflow,
        ["/data/services/workflows/workflowid/{workflow}"] = Workflow,
        ["/xnat-typed/faults"] = Ours,
        ["/xnat-typed/state"] = Ours,
        ["/xnat-typed/requests"] = Ours,
        ["/xnat-typed/clock"] = Ours,
    };
}
