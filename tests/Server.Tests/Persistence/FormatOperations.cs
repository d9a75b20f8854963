using System.Text;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>
/// Little of everything that a data folder can hold; the files of <c>_formats</c> were written by these operations, so they do not change.
/// </summary>
internal static class FormatOperations
{
    public const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    /// <summary>Content too large for the database.</summary>
    public static readonly byte[] Large = new byte[70_000];

    private const string Run =
        "/data/workflows?wrk:workflowData/pipeline_name=Build&wrk:workflowData/id=XNAT_E00001"
        + "&wrk:workflowData/launch_time=2024-06-12 10:15:30&wrk:workflowData/data_type=xnat:mrSessionData";

    private const string Search =
        """
        <xdat:search xmlns:xdat="http://nrg.wustl.edu/security" ID="mine" brief-description="mine" description="all subjects"
            secure="false">
          <xdat:root_element_name>xnat:subjectData</xdat:root_element_name>
        </xdat:search>
        """;

    private static readonly string[] Changes =
    [
        "/data/projects/P1?xnat:projectData/description=first",
        "/data/projects/P2",
        "/data/projects/P1/accessibility/public",
        "/data/projects/P1/prearchive_code/0",
        "/data/projects/P1/quarantine_code/1",
        "/data/projects/P1/groups/raters?displayName=Raters",
        "/data/projects/P1/users/raters/alice",
        "/data/projects/P1/users/member/new@example.org",
        "/data/projects/P1/subjects/S1?gender=female",
        "/data/projects/P1/subjects/S1?gender=male",
        Session + "?xsiType=xnat:mrSessionData&xnat:mrSessionData/date=2020-02-29&xnat:mrSessionData/note=a %26 b",
        Session + "/scans/1?xsiType=xnat:mrScanData&xnat:mrScanData/type=T1&xnat:mrScanData/series_description=MPRAGE",
        Session + "?xnat:mrSessionData/fields/field%5Bname%3Dvolume%5D/field=42",
        Session + "?activate=true",
        "/data/projects/P1/subjects/S1/experiments/E2?xsiType=xnat:petSessionData",
        "/data/projects/P1/subjects/S1/projects/P2?label=S1_there",
        "/data/users/favorites/xnat:projectData/P1",
        Run,
        "/data/projects/P3",
    ];

    public static async Task RunAsync(TestServer server, ManualClock clock)
    {
        foreach (var change in Changes) await StepAsync(clock, () => server.PutAsync(change));
        foreach (var (path, content) in Contents()) await StepAsync(clock, () => server.PutAsync(path, content));
        await StepAsync(clock, async () => Assert.Equal(200, await server.DeleteAsync("/data/projects/P3")));
        var image = DicomBytes.Image(DicomBytes.MrImage, "MR", "1", study: "1.8");
        var waiting = "/data/services/import?project=P1&subject=S3&session=E3&dest=/prearchive/projects/P1&http-session-listener=l1";
        await StepAsync(clock, () => server.PostAsync(waiting, TestServer.Bytes(Archives.Zip(("1.dcm", image)), "application/zip")));
        var site = new StringContent("{\"siteDescriptionText\":\"Here\"}", Encoding.UTF8, "application/json");
        await StepAsync(clock, () => server.PostAsync("/xapi/siteConfig", site));
    }

    /// <summary>Everything that clients see of it.</summary>
    public static async Task<string> ShowAsync(TestServer server)
    {
        var shown = new StringBuilder(await Picture.OfAsync(server));
        string[] others =
        [
            "/data/projects/P1/quarantine_code", "/data/projects/P1/groups", "/data/projects/P1/pars",
            Session + "/history?includeDetails=true&includeFiles=true",
            "/data/subjects/XNAT_S00001/history?includeDetails=true", "/data/users/favorites/xnat:projectData",
            "/data/services/workflows?display=ALL",
            "/data/search/saved", "/data/search/saved/mine", "/data/projects/P1/config/tool/a?action=getHistory",
            "/xapi/siteConfig/siteDescriptionText", "/data/status/l1",
            (await server.RowsAsync("/data/prearchive/projects")).Select(row => $"/data{row["url"]}/logs/last").Single(),
        ];
        foreach (var path in others) shown.Append(path).Append('\n').Append(await server.GetAsync(path)).Append('\n');
        return shown.ToString();
    }

    private static IEnumerable<(string Path, HttpContent Content)> Contents() =>
    [
        (Session
            + "/resources/R/files/small.txt?inbody=true&format=TXT&content=NOTE&tags=a,b", TestServer.Bytes(
                [1, 2, 3], "application/octet-stream")),
        (Session + "/resources/R/files/large.bin?inbody=true", TestServer.Bytes(Large, "application/octet-stream")),
        (Session + "/scans/1/resources/SNAPSHOTS/files/a.png?inbody=true", TestServer.Bytes([4, 5], "application/octet-stream")),
        ("/data/projects/P1/config/tool/a", new StringContent("one")),
        ("/data/projects/P1/config/tool/a?reason=better", new StringContent("two")),
        ("/data/search/saved/mine?inbody=true", TestServer.Xml(Search)),
    ];

    private static async Task StepAsync(ManualClock clock, Func<Task<(int Status, string Text)>> send)
    {
        var (status, text) = await send();
        Assert.True(status is 200 or 201, text);
        clock.Advance(TimeSpan.FromMilliseconds(1234));
    }

    private static async Task StepAsync(ManualClock clock, Func<Task> send)
    {
        await send();
        clock.Advance(TimeSpan.FromMilliseconds(1234));
    }
}
