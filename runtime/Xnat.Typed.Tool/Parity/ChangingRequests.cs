using static Xnat.Typed.Tool.Parity.Comparing;
using static Xnat.Typed.Tool.Parity.RequestList;

namespace Xnat.Typed.Tool.Parity;

/// <summary>What <c>--write</c> does to what it has made, as soon as the time of its session in the prearchive is known.</summary>
internal static class ChangingRequests
{
    private const string Source = "src=/prearchive/projects/{project}/{timestamp}/{folder}";
    private const string ArchivedSession = "/archive/projects/{project}/subjects/{subject}/experiments/{experiment}";

    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            Change("PUT", Subject, "group=control"),
            Change("PUT", RequestList.Session, "note=changed"),
            Change("PUT", "/data/experiments/{experiment}/scans/{scan}", "xsiType=xnat:mrScanData&quality=questionable")
                with { Address = RequestList.Session + "/scans/{scan}" },
            Change("PUT", "/data/experiments/{experiment}/resources/{resource}/files/{file}", "inbody=true&overwrite=true")
                with
                {
                    Address = RequestList.Session + "/resources/{resource}/files/{file}",
                    Body = static () => new StringContent("another line\n"),
                },
            Change("POST", "/data/services/refresh/catalog", "resource=" + ArchivedSession),
            Change(
                "POST",
                "/data/services/move-files",
                "src=/user/cache/resources/{cache}/files/{file}&dest=" + ArchivedSession + "/resources/MOVED"),
            Change("PUT", Waiting + "/resources/{resource}/files/{file}", "inbody=true")
                with { Body = static () => new StringContent("one line\n") },
            Change("POST", "/data/services/validate-archive", Source),
        ];

    private static ParityRequest Change(string verb, string template, string query) =>
        new(verb, template, query, Format) { Step = Step.Change };
}
