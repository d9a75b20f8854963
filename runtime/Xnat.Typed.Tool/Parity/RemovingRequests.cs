using static Xnat.Typed.Tool.Parity.Comparing;
using static Xnat.Typed.Tool.Parity.RequestList;

namespace Xnat.Typed.Tool.Parity;

/// <summary>How what <c>--write</c> has made goes again. What is marked as clean-up is sent once more, whatever came before it.</summary>
internal static class RemovingRequests
{
    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            new("POST", "/data/services/archive", "src=/prearchive/projects/{project}/{timestamp}/{folder}&project={project}"
                + "&subject={subject}&session={waiting}", Format) { Step = Step.Remove },
            .. CustomFieldRequests.Removing,
            Remove(
                "/data/experiments/{experiment}/resources/{resource}/files/{file}",
                RequestList.Session + "/resources/{resource}/files/{file}"),
            Remove("/data/experiments/{experiment}/resources/{resource}", RequestList.Session + "/resources/{resource}"),
            Remove("/data/experiments/{experiment}/scans/{scan}", RequestList.Session + "/scans/{scan}"),
            Remove("/data/experiments/{experiment}/assessors/{assessor}", RequestList.Session + "/assessors/{assessor}"),
            Remove(
                "/data/projects/{project}/subjects/{subject}/experiments/{experiment}/projects/{target}",
                RequestList.Session + "/projects/{target}"),
            Remove("/data/projects/{project}/subjects/{subject}/projects/{target}", Subject + "/projects/{target}"),
            Remove(Waiting) with { IsCleanUp = true },
            Remove("/data/user/cache/resources/{name}", "/data/user/cache/resources/{cache}") with { IsCleanUp = true },
            Remove("/data/projects/{project}", "/data/projects/{target}") with { Query = "removeFiles=true", IsCleanUp = true },
            Remove(RequestList.Session) with { Query = "removeFiles=true", IsCleanUp = true },
            Remove(Subject) with { Query = "removeFiles=true", IsCleanUp = true },
        ];

    private static ParityRequest Remove(string template, string? address = null) =>
        new("DELETE", template, "", Format) { Address = address, Step = Step.Remove };
}
