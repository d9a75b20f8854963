using System.Text;
using static Xnat.Typed.Tool.Parity.Comparing;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Custom fields, of each object by each of its addresses.</summary>
internal static class CustomFieldRequests
{
    private const string Subject = "projects/{project}/subjects/{subject}";
    private const string Session = Subject + "/experiments/{experiment}";

    private static readonly string[] Owners =
        [
            "projects/{project}",
            "subjects/{subject}", Subject,
            "experiments/{experiment}", "projects/{project}/experiments/{experiment}", Session,
            "experiments/{experiment}/scans/{scan}", "projects/{project}/experiments/{experiment}/scans/{scan}", Session + "/scans/{scan}",
            "experiments/{experiment}/assessors/{assessor}", "projects/{project}/experiments/{experiment}/assessors/{assessor}",
            Session + "/assessors/{assessor}",
        ];

    /// <summary>Only what the run has made gets fields, which are written by its names.</summary>
    private static readonly string[] Made = [Subject, Session, Session + "/scans/{scan}", Session + "/assessors/{assessor}"];

    public static IReadOnlyList<ParityRequest> Making { get; } =
        [
            .. Made.Select(owner => Put(owner)),
            Put("projects/{project}") with { Address = "/xapi/custom-fields/projects/{target}/fields" },
        ];

    public static IReadOnlyList<ParityRequest> Reading { get; } =
        [
            .. Owners.Select(owner => new ParityRequest("GET", Fields(owner), "", Format)),
            .. Owners.Select(owner => new ParityRequest("GET", Fields(owner) + "/{name}", "", Format)
            {
                Address = Fields(owner == "projects/{project}" ? "projects/{target}" : owner) + "/{field}",
            }),
            // Resources have none.
            new("GET", "/xapi/custom-fields/{address}", "", Format)
                { Address = "/xapi/custom-fields/projects/{project}/resources/1/fields" },
        ];

    public static IReadOnlyList<ParityRequest> Removing { get; } =
        [
            .. Made.Select(owner => new ParityRequest("DELETE", Fields(owner) + "/{name}", "", Format)
            {
                Address = Fields(owner) + "/{field}", Step = Step.Remove,
            }),
        ];

    private static string Fields(string owner) => $"/xapi/custom-fields/{owner}/fields";

    private static ParityRequest Put(string owner) => new("PUT", Fields(owner), "", Format)
    {
        Step = Step.Make, Body = static () => new StringContent("""{"parity":1}""", Encoding.UTF8, "application/json"),
    };
}
