namespace Xnat.Typed.Tool.Parity;

/// <summary>What is asked of both servers, in this order. A request is added to one of the lists that this puts together.</summary>
internal static class RequestList
{
    public const string Subject = "/data/projects/{project}/subjects/{subject}";
    public const string Session = Subject + "/experiments/{experiment}";
    public const string Waiting = "/data/prearchive/projects/{project}/{timestamp}/{folder}";

    public static IReadOnlyList<ParityRequest> All { get; } =
        [
            .. MakingRequests.All,
            .. ChangingRequests.All,
            .. ArchiveRequests.All,
            .. SiteRequests.All,
            .. CustomFieldRequests.Reading,
            .. RemovingRequests.All,
        ];
}
