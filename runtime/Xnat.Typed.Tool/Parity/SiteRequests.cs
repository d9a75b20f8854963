using static Xnat.Typed.Tool.Parity.Comparing;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Schemas, searches, accounts and the site itself; of accounts only the one that asks.</summary>
internal static class SiteRequests
{
    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            new("GET", "/data/auth", "", Format),
            new("GET", "/data/version", "", Format),
            new("GET", "/xapi/users/username", "", Format),
            new("GET", "/xapi/users/projects", "", Rows),
            new("GET", "/xapi/siteConfig/buildInfo", "", Members),
            new("GET", "/xapi/siteConfig/uptime", "", Members),
            new("GET", "/xapi/plugins", "", Format),
            new("GET", "/xapi/schemas", "", Rows),
            new("GET", "/xapi/schemas/{schema}", "", Format) { Address = "/xapi/schemas/xnat" },
            new("GET", "/schemas/{folder}/{schema}.xsd", "", Format) { Address = "/schemas/xnat/xnat.xsd" },
            new("GET", "/xapi/schemas/datatypes", "", Rows),
            new("GET", "/xapi/schemas/datatypes/elements/{type}", "", Members)
                { Address = "/xapi/schemas/datatypes/elements/xnat:mrSessionData" },
            new("GET", "/data/search/elements", "format=json", Rows),
            new("GET", "/data/search/elements/{type}", "format=json", Rows) { Address = "/data/search/elements/xnat:mrSessionData" },
            new("GET", "/data/search/saved", "format=json", Rows),

            new("GET", "/", "", Format),
            new("GET", "/app/template/{page}", "", Format) { Address = "/app/template/Login.vm" },
            new("GET", "/data/JSESSION", "", Format),
            new("GET", "/data/services/auth", "", Format),
            new("GET", "/data/services/tokens", "", Format),
            new("GET", "/data/services/tokens/show", "", Format),
            new("GET", "/xapi/schemas/{folder}/{schema}", "", Format) { Address = "/xapi/schemas/xnat/xnat" },
            new("GET", "/schemas/{schema}.xsd", "", Format) { Address = "/schemas/xnat.xsd" },
            new("GET", "/xapi/schemas/datatypes/names/all", "", Format),
            new("GET", "/xapi/schemas/datatypes/names/{type}", "", Format)
                { Address = "/xapi/schemas/datatypes/names/xnat:mrSessionData" },
            new("GET", "/xapi/schemas/datatypes/elements/all", "", Format),
            new("GET", "/xapi/schemas/datatypes/searchable", "", Format),
            new("GET", "/data/pars", "format=json", Rows),
            new("GET", "/data/scan_types", "format=json", Rows),
            new("GET", "/data/scanners", "format=json", Rows),
            new("GET", "/data/investigators", "format=json", Rows),
            new("GET", "/data/search/elements/{type}/versions", "", Format)
                { Address = "/data/search/elements/xnat:mrSessionData/versions" },

            new("GET", "/data/user", "", Format),
            new("GET", "/data/users", "format=json", Rows),
            new("GET", "/data/user/{login}", "", Format),
            new("GET", "/data/user/{login}/roles", "", Format),
            new("GET", "/data/user/{login}/sessions", "", Format),
            new("GET", "/data/users/favorites/{type}", "format=json", Rows) { Address = "/data/users/favorites/Project" },
            new("GET", "/data/user/cache/resources", "format=json", Rows),
            new("GET", "/data/user/cache/resources/{name}/files", "format=json", Rows)
                { Address = "/data/user/cache/resources/{cache}/files" },
            new("GET", "/data/user/cache/resources/{name}/files/{file}", "", Format)
                { Address = "/data/user/cache/resources/{cache}/files/{made-file}" },
            new("GET", "/xapi/users", "", Format),
            new("GET", "/xapi/users/profiles", "", Format),
            new("GET", "/xapi/users/profile", "", Format),
            new("GET", "/xapi/users/profile/{login}", "", Format),
            new("GET", "/xapi/users/current", "", Format),
            new("GET", "/xapi/users/active", "", Format),
            new("GET", "/xapi/users/active/{login}", "", Format),
            new("GET", "/xapi/users/rolemap", "", Format),
            new("GET", "/xapi/users/roles", "", Format),
            new("GET", "/xapi/users/roles/{role}", "", Format) { Address = "/xapi/users/roles/Administrator" },
            new("GET", "/xapi/users/{login}", "", Format),
            new("GET", "/xapi/users/{login}/roles", "", Format),
            new("GET", "/xapi/users/{login}/groups", "", Format),
            new("GET", "/xapi/users/{login}/enabled", "", Format),
            new("GET", "/xapi/users/{login}/verified", "", Format),

            new("GET", "/xapi/siteConfig", "", Format),
            new("GET", "/xapi/siteConfig/{property}", "", Format) { Address = "/xapi/siteConfig/siteId" },
            new("GET", "/xapi/siteConfig/values/{properties}", "", Format) { Address = "/xapi/siteConfig/values/siteId,siteUrl" },
            new("GET", "/xapi/siteConfig/buildInfo/{key}", "", Format) { Address = "/xapi/siteConfig/buildInfo/version" },
            new("GET", "/xapi/siteConfig/buildInfo/attributes", "", Format),
            new("GET", "/xapi/siteConfig/uptime/display", "", Format),
            new("GET", "/data/config", "format=json", Rows),
            new("GET", "/data/services/workflows", "", Format),
            new("GET", "/xapi/investigators", "", Format),
            new("GET", "/xapi/anonymize/default", "", Format),
            new("GET", "/xapi/anonymize/site", "", Format),
            new("GET", "/xapi/anonymize/site/enabled", "", Format),
            new("GET", "/xapi/anonymize/projects/{project}", "", Format),
            new("GET", "/xapi/anonymize/projects/{project}/enabled", "", Format),
            new("GET", "/data/automation/handlers", "format=json", Rows),
            new("GET", "/data/automation/triggers", "format=json", Rows),
            new("GET", "/data/automation/scripts", "format=json", Rows),
            new("GET", "/data/automation/runners", "format=json", Rows),
            new("GET", "/xapi/customforms", "", Format),
            new("GET", "/xapi/customforms/element", "xsiType=xnat:subjectData", Format),
            new("GET", "/xapi/customforms/env", "", Format),
            new("GET", "/xapi/commands", "", Format),
            new("GET", "/xapi/commands/available", "project={project}&xsiType=xnat:mrSessionData", Format),
            new("GET", "/xapi/containers", "", Format),
        ];
}
