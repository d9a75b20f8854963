using static Xnat.Typed.Tool.Parity.Comparing;

namespace Xnat.Typed.Tool.Parity;

/// <summary>What is asked of both servers, in this order. A request is added here and nowhere else.</summary>
internal static class RequestList
{
    private const string Subject = "/data/projects/{project}/subjects/{subject}";
    private const string Session = Subject + "/experiments/{experiment}";

    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            new("PUT", Subject, "gender=female", Format) { Step = Step.Make },
            new("PUT", Session, "xsiType=xnat:mrSessionData&date=2020-02-29", Format) { Step = Step.Make },
            new("PUT", "/data/experiments/{experiment}/scans/{scan}", "xsiType=xnat:mrScanData&type=T1&quality=usable", Format)
                { Address = Session + "/scans/{scan}", Step = Step.Make },
            new("PUT", "/data/experiments/{experiment}/resources/{resource}", "format=TEXT", Format)
                { Address = Session + "/resources/{resource}", Step = Step.Make },
            new("PUT", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "inbody=true", Format)
                { Address = Session + "/resources/{resource}/files/{file}", Step = Step.Make, Body = "one line\n" },

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

            new("GET", "/data/projects", "format=json", Rows),
            new("GET", "/data/projects", "format=csv", Rows),
            new("GET", "/data/projects", "format=xml", Rows),
            new("HEAD", "/data/projects", "format=json", Format),
            new("GET", "/data/projects/{project}", "format=json", Members),
            new("GET", "/data/projects/{project}", "format=xml", Members),
            new("GET", "/data/projects/{project}", "format=json", Format) { Address = "/data/projects/parity-no-such-project" },
            new("GET", "/data/projects/{project}/accessibility", "", Format),
            new("GET", "/data/projects/{project}/prearchive_code", "", Format),
            new("GET", "/data/projects/{project}/users", "format=json", Rows),
            new("GET", "/data/projects/{project}/scan_types", "format=json", Rows),
            new("GET", "/data/projects/{project}/files", "format=json", Rows),
            new("GET", "/data/prearchive/projects/{project}", "format=json", Rows),

            new("GET", "/data/subjects", "format=json", Rows),
            new("GET", "/data/subjects/{subject}", "format=json", Members),
            new("GET", "/data/projects/{project}/subjects", "format=json", Rows),
            new("GET", "/data/projects/{project}/subjects", "format=csv", Rows),
            new("GET", "/data/projects/{project}/subjects", "format=json&columns=ID,label,gender", Rows),
            new("GET", Subject, "format=json", Members),
            new("GET", Subject, "format=xml", Members),
            new("GET", Subject + "/experiments", "format=json", Rows),
            new("GET", Subject + "/projects", "format=json", Rows),

            new("GET", "/data/experiments", "format=json", Rows),
            new("GET", "/data/experiments", "format=csv&xsiType=xnat:mrSessionData&columns=ID,label,date", Rows),
            new("GET", "/data/projects/{project}/experiments", "format=json&xsiType=xnat:mrSessionData", Rows),
            new("GET", "/data/projects/{project}/experiments/{experiment}", "format=json", Members),
            new("GET", "/data/experiments/{experiment}", "format=json", Members),
            new("GET", "/data/experiments/{experiment}", "format=xml", Members),
            new("HEAD", "/data/experiments/{experiment}", "format=json", Format),
            new("GET", "/data/experiments/{experiment}", "format=json", Format) { Address = "/data/experiments/PARITY_NONE" },
            new("GET", "/data/experiments/{experiment}/status", "", Format),
            new("GET", "/data/experiments/{experiment}/projects", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/scans", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/scans", "format=csv", Rows),
            new("GET", "/data/experiments/{experiment}/scans/{scan}", "format=json", Members),
            new("GET", "/data/experiments/{experiment}/scans/{scan}", "format=xml", Members),
            new("GET", "/data/experiments/{experiment}/scans/{scan}/resources", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/assessors", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/reconstructions", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources", "format=csv", Rows),
            new("GET", "/data/experiments/{experiment}/files", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources/{resource}/files", "format=json", Rows),
            new("GET", "/data/experiments/{experiment}/resources/{resource}/files", "format=zip", Format),
            new("GET", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "", Format),
            new("HEAD", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "", Format),

            new("GET", "/xapi/custom-fields/projects/{project}/fields", "", Format),
            new("GET", "/xapi/custom-fields/experiments/{experiment}/fields", "", Format),
            new("GET", "/data/search/elements", "format=json", Rows),
            new("GET", "/data/search/elements/{type}", "format=json", Rows) { Address = "/data/search/elements/xnat:mrSessionData" },
            new("GET", "/data/search/saved", "format=json", Rows),

            new("DELETE", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "", Format)
                { Address = Session + "/resources/{resource}/files/{file}", Step = Step.Remove },
            new("DELETE", Session, "removeFiles=true", Format) { Step = Step.Remove },
            new("DELETE", Subject, "removeFiles=true", Format) { Step = Step.Remove },
        ];
}
