using Xnat.Typed.Rest;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>What the interfaces send by which a site and its projects are looked after.</summary>
internal static class AdministrationRequests
{
    public static IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> All =>
        [.. Users, .. Projects, .. Site, .. Runs, .. Fields];

    private static IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> Users =>
    [
        Case<IXnatUserApi>("GET /xnat/xapi/users/profiles", api => api.ListAsync(default)),
        Case<IXnatUserApi>("GET /xnat/xapi/users/profile/j%20d", api => api.GetAsync("j d", default)),
        Case<IXnatUserApi>("POST /xnat/xapi/users\nContent-Type: application/json\n\n[\"a\"]", api => api.CreateAsync(Json(), default)),
        Case<IXnatUserApi>(
            "PUT /xnat/xapi/users/j\nContent-Type: application/json\n\n[\"a\"]", api => api.ChangeAsync("j", Json(), default)),
        Case<IXnatUserApi>("PUT /xnat/xapi/users/j/enabled/true", api => api.EnableAsync("j", "true", default)),
        Case<IXnatUserApi>("PUT /xnat/xapi/users/j/verified/false", api => api.VerifyAsync("j", "false", default)),
        Case<IXnatUserApi>("GET /xnat/xapi/users/j/roles", api => api.ListRolesAsync("j", default)),
        Case<IXnatUserApi>("PUT /xnat/xapi/users/j/roles/R", api => api.AddRoleAsync("j", "R", default)),
        Case<IXnatUserApi>("DELETE /xnat/xapi/users/j/roles/R", api => api.RemoveRoleAsync("j", "R", default)),
        Case<IXnatUserApi>("GET /xnat/xapi/users/j/groups", api => api.ListGroupsAsync("j", default)),
        Case<IXnatTokenApi>("GET /xnat/data/services/tokens/issue", api => api.IssueAsync(default)),
        Case<IXnatTokenApi>("GET /xnat/data/services/tokens/issue/user/j%20d", api => api.IssueForAsync("j d", default)),
        Case<IXnatTokenApi>("GET /xnat/data/services/tokens/show", api => api.ListAsync(default)),
        Case<IXnatTokenApi>("GET /xnat/data/services/tokens/invalidate/a-1", api => api.InvalidateAsync("a-1", default)),
        Case<IXnatInvestigatorApi>("GET /xnat/xapi/investigators", api => api.ListAsync(default)),
        Case<IXnatInvestigatorApi>("GET /xnat/xapi/investigators/3", api => api.GetAsync(3, default)),
        Case<IXnatInvestigatorApi>(
            "POST /xnat/xapi/investigators\nContent-Type: application/json\n\n[\"a\"]", api => api.CreateAsync(Json(), default)),
        Case<IXnatInvestigatorApi>(
            "PUT /xnat/xapi/investigators/3\nContent-Type: application/json\n\n[\"a\"]", api => api.ChangeAsync(3, Json(), default)),
        Case<IXnatInvestigatorApi>("DELETE /xnat/xapi/investigators/3", api => api.DeleteAsync(3, default)),
    ];

    private static IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> Projects =>
    [
        Case<IXnatProjectApi>("GET /xnat/data/projects/P/users?format=json", api => api.ListMembersAsync("P", default)),
        Case<IXnatProjectApi>(
            "PUT /xnat/data/projects/P/users/P_member/j%20d?sendemail=true",
            api => api.AddMemberAsync("P", "P_member", "j d", "true", default)),
        Case<IXnatProjectApi>("DELETE /xnat/data/projects/P/users/P_member/j", api => api.RemoveMemberAsync("P", "P_member", "j", default)),
        Case<IXnatProjectApi>("GET /xnat/data/projects/P/accessibility", api => api.GetAccessibilityAsync("P", default)),
        Case<IXnatProjectApi>("PUT /xnat/data/projects/P/accessibility/public", api => api.SetAccessibilityAsync("P", "public", default)),
        Case<IXnatProjectApi>("GET /xnat/data/projects/P/prearchive_code", api => api.GetPrearchiveCodeAsync("P", default)),
        Case<IXnatProjectApi>("PUT /xnat/data/projects/P/prearchive_code/4", api => api.SetPrearchiveCodeAsync("P", "4", default)),
        Case<IXnatProjectApi>("GET /xnat/data/projects/P/scan_types?format=json", api => api.ListScanTypesAsync("P", default)),
        Case<IXnatProjectApi>("GET /xnat/data/projects/P?format=xml", api => api.GetDocumentAsync("P", default)),
        Case<IXnatProjectApi>(
            "PUT /xnat/data/projects/P?allowDataDeletion=true\nContent-Type: application/json\n\n[\"a\"]",
            api => api.PutDocumentAsync("P", Json(), default)),
        Case<IXnatProjectApi>(
            "PUT /xnat/data/projects/P/protocols/x?allowDataDeletion=true&dataType=a%3Ab\nContent-Type: application/json\n\n[\"a\"]",
            api => api.PutProtocolAsync("P", "x", Json(), "a:b", default)),
    ];

    private static IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> Site =>
    [
        Case<IXnatSettingApi>("GET /xnat/xapi/siteConfig", api => api.ListAsync(default)),
        Case<IXnatSettingApi>("GET /xnat/xapi/siteConfig/values/siteId", api => api.GetAsync("siteId", default)),
        Case<IXnatSettingApi>(
            "POST /xnat/xapi/siteConfig\nContent-Type: application/json\n\n[\"a\"]", api => api.SetAsync(Json(), default)),
        Case<IXnatSettingApi>("GET /xnat/xapi/siteConfig/uptime", api => api.GetUptimeAsync(default)),
        Case<IXnatSettingApi>("GET /xnat/xapi/plugins", api => api.ListPluginsAsync(default)),
        Case<IXnatDataTypeApi>("GET /xnat/data/search/elements?format=json", api => api.ListAsync(default)),
        Case<IXnatDataTypeApi>("GET /xnat/data/search/elements/a%3Ab?format=json", api => api.ListFieldsAsync("a:b", default)),
        Case<IXnatDataTypeApi>("GET /xnat/data/scan_types?format=json", api => api.ListScanTypesAsync(default)),
        Case<IXnatDataTypeApi>("GET /xnat/data/scanners?format=json", api => api.ListScannersAsync(default)),
    ];

    private static IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> Runs =>
    [
        Case<IXnatMaintenanceApi>(
            "POST /xnat/data/services/refresh/catalog?resource=%2Farchive%2Fa&options=append%2Cdelete",
            api => api.RefreshCatalogAsync("/archive/a", "append,delete", default)),
        Case<IXnatMaintenanceApi>(
            "PUT /xnat/data/experiments/E?pullDataFromHeaders=true&event_reason=r",
            api => api.PullHeadersAsync("experiments/E", "r", default)),
        Case<IXnatMaintenanceApi>("GET /xnat/data/experiments/E/status", api => api.GetStatusAsync("experiments/E", default)),
        Case<IXnatMaintenanceApi>(
            "PUT /xnat/data/experiments/E?quarantine=true&event_reason=r", api => api.QuarantineAsync("experiments/E", "r", default)),
        Case<IXnatMaintenanceApi>(
            "PUT /xnat/data/experiments/E?activate=true&event_reason=r", api => api.ActivateAsync("experiments/E", "r", default)),
        Case<IXnatWorkflowApi>(
            "GET /xnat/data/services/workflows?format=json&project=P&experiment=E&status=S&display=ALL",
            api => api.ListAsync(new() { Project = "P", Experiment = "E", Status = "S", Display = "ALL" }, default)),
        Case<IXnatWorkflowApi>("GET /xnat/data/workflows/7?format=json", api => api.GetAsync("7", default)),
        Case<IXnatContainerApi>("GET /xnat/xapi/commands", api => api.ListCommandsAsync(default)),
        Case<IXnatContainerApi>(
            "GET /xnat/xapi/commands/available?project=P&xsiType=a%3Ab", api => api.ListAvailableAsync("P", "a:b", default)),
        Case<IXnatContainerApi>(
            "POST /xnat/xapi/wrappers/1/root/session/launch\nContent-Type: application/json\n\n[\"a\"]",
            api => api.LaunchAsync(1, "session", Json(), default)),
        Case<IXnatContainerApi>(
            "POST /xnat/xapi/projects/P/wrappers/1/root/session/launch\nContent-Type: application/json\n\n[\"a\"]",
            api => api.LaunchInProjectAsync("P", 1, "session", Json(), default)),
        Case<IXnatContainerApi>("GET /xnat/xapi/containers", api => api.ListAsync(default)),
        Case<IXnatContainerApi>("GET /xnat/xapi/containers/1", api => api.GetAsync("1", default)),
        Case<IXnatContainerApi>("POST /xnat/xapi/containers/1/kill", api => api.KillAsync("1", default)),
    ];

    private static IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> Fields =>
    [
        Case<IXnatCustomFieldApi>("GET /xnat/xapi/custom-fields/experiments/E/scans/1/fields",
            api => api.GetAsync("experiments/E/scans/1", default)),
        Case<IXnatCustomFieldApi>(
            "PUT /xnat/xapi/custom-fields/projects/P/fields\nContent-Type: application/json\n\n[\"a\"]",
            api => api.MergeAsync("projects/P", Json(), default)),
        Case<IXnatCustomFieldApi>(
            "DELETE /xnat/xapi/custom-fields/projects/P/fields/a%20b", api => api.RemoveAsync("projects/P", "a b", default)),
        Case<IXnatFormApi>("GET /xnat/xapi/customforms", api => api.ListAsync(default)),
    ];

    private static HttpContent Json() => JsonBody.Of(["a"], AdministrationJson.Default.StringArray);

    private static (string Expected, Func<RestClient, Task<HttpResponseMessage>> Call) Case<T>(
        string expected, Func<T, Task<HttpResponseMessage>> call)
        where T : class => (expected, rest => call(rest.For<T>()));
}
