using static Xnat.Typed.Tool.Parity.Comparing;
using static Xnat.Typed.Tool.Parity.RequestList;

namespace Xnat.Typed.Tool.Parity;

/// <summary>What <c>--write</c> makes: each under a name of the run, so that nothing of anybody else's is touched.</summary>
internal static class MakingRequests
{
    private const string Session = RequestList.Session;
    private const string Target = "/data/projects/{target}";

    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            Make("PUT", Subject, "gender=female"),
            Make("PUT", Session, "xsiType=xnat:mrSessionData&date=2020-02-29"),
            Make("PUT", "/data/experiments/{experiment}/scans/{scan}", "xsiType=xnat:mrScanData&type=T1&quality=usable")
                with { Address = Session + "/scans/{scan}" },
            Make("PUT", "/data/experiments/{experiment}/assessors/{assessor}", "xsiType=xnat:qcManualAssessorData")
                with { Address = Session + "/assessors/{assessor}" },
            Make("PUT", "/data/experiments/{experiment}/reconstructions/{reconstruction}", "type=smooth")
                with { Address = Session + "/reconstructions/{reconstruction}" },
            Make("PUT", "/data/experiments/{experiment}/resources/{resource}", "format=TEXT")
                with { Address = Session + "/resources/{resource}" },
            File("/data/experiments/{experiment}/resources/{resource}/files/{file}", Session + "/resources/{resource}/files/{file}"),
            File(
                "/data/projects/{project}/subjects/{subject}/resources/{resource}/files/{file}",
                Subject + "/resources/{resource}/files/{file}"),
            File(
                "/data/experiments/{experiment}/scans/{scan}/resources/{resource}/files/{file}",
                Session + "/scans/{scan}/resources/DICOM/files/one.dcm",
                MadeImage.File),
            File(
                "/data/experiments/{experiment}/assessors/{assessor}/out/resources/{resource}/files/{file}",
                Session + "/assessors/{assessor}/out/resources/{resource}/files/{file}"),
            File(
                "/data/experiments/{experiment}/reconstructions/{reconstruction}/out/resources/{resource}/files/{file}",
                Session + "/reconstructions/{reconstruction}/out/resources/{resource}/files/{file}"),
            File("/data/user/cache/resources/{name}/files/{file}", "/data/user/cache/resources/{cache}/files/{file}"),

            Make("PUT", "/data/projects/{project}", "") with { Address = Target, Gives = "target" },
            File("/data/projects/{project}/resources/{resource}/files/{file}", Target + "/resources/{resource}/files/{file}"),
            Make("PUT", "/data/projects/{project}/subjects/{subject}/projects/{target}", "")
                with { Address = Subject + "/projects/{target}" },
            Make("PUT", "/data/projects/{project}/subjects/{subject}/experiments/{experiment}/projects/{target}", "")
                with { Address = Session + "/projects/{target}" },
            .. CustomFieldRequests.Making,

            new("POST", "/data/services/import", "dest=/prearchive/projects/{project}&project={project}&subject={subject}&session={waiting}"
                + "&import-handler=DICOM-zip&inbody=true", Format) { Step = Step.Make, Body = MadeImage.Archive },
        ];

    private static ParityRequest Make(string verb, string template, string query) =>
        new(verb, template, query, Format) { Step = Step.Make };

    private static ParityRequest File(string template, string address, Func<HttpContent>? content = null) =>
        Make("PUT", template, "inbody=true") with { Address = address, Body = content ?? (static () => new StringContent("one line\n")) };
}
