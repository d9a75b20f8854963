
namespace Xnat.Typed.Server.Tests.Rights;

/// <summary>
/// What each caller gets. The numbers stand for: administrator, owner, member, collaborator; then somebody with
/// an account and a guest, each with a private, a protected and a public project.
/// </summary>
public sealed class RightsTests
{
    private const string Session = "/data/projects/{P}/subjects/S1/experiments/E1";

    [Theory]
    // A protected project shows itself and nothing that it holds.
    [InlineData("/data/projects/{P}?format=json", "200 200 200 200 404 200 200 404 200 200")]
    [InlineData("/data/projects/{P}/accessibility", "200 200 200 200 404 200 200 404 200 200")]
    [InlineData("/data/projects/{P}/prearchive_code", "200 200 200 200 404 200 200 404 200 200")]
    [InlineData("/data/projects/{P}/subjects", "200 200 200 200 404 403 200 404 403 200")]
    [InlineData("/data/projects/{P}/experiments", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/resources", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/resources/PR/files/a.txt", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/files", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/scan_types", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/subjects/S1?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/subjects/S1/status", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/subjects/S1/projects", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/subjects/S1/experiments", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/subjects/S1/resources", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/subjects/{S}?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/experiments/E1?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/experiments/E1/resources", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}?format=xml", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/resources/ER/files/a.txt", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/scans", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/scans/1?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/scans/1/resources", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/scans/ALL/files?format=zip", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/scans/1/resources/SR/files/a.txt", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/assessors", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/assessors/A1?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{A}?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/assessors/{A}/resources", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/reconstructions", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/services/dicomdump?src=/archive/projects/{P}/experiments/E1/scans/1", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/protocols/{P}_xnat_subjectData?format=json", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/config?accept-not-found=true", "204 204 204 204 404 404 204 404 404 204")]
    [InlineData("/xapi/custom-fields/projects/{P}/experiments/E1/fields", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/xapi/custom-fields/experiments/{E}/scans/1/fields", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/DIR", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/XAR", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/history", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/experiments/{E}/scans/1/DICOMDIR", "200 200 200 200 404 404 200 404 404 200")]
    [InlineData("/data/projects/{P}/quarantine_code", "200 200 200 200 404 200 200 404 200 200")]
    [InlineData("/data/search/saved/@xnat:subjectData/results?project={P}", "200 200 200 200 200 200 200 200 200 200")]
    // The people of a project are for those who work in it.
    [InlineData("/data/projects/{P}/users", "200 200 200 403 404 403 403 404 403 403")]
    [InlineData("/data/projects/{P}/groups", "200 200 200 403 404 403 403 404 403 403")]
    [InlineData("/data/projects/{P}/pars", "200 200 403 403 404 403 403 404 403 403")]
    [InlineData("/data/prearchive/projects/{P}", "200 200 200 403 403 403 403 403 403 403")]
    public async Task Reading(string path, string statuses) => await CheckAsync(HttpMethod.Get, path, statuses);

    [Theory]
    [InlineData("PUT", "/data/projects/{P}?description=x", "200 200 200 403 404 403 403 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/subjects/S1?gender=male", "200 200 200 403 422 403 403 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/subjects/S1?label=N", "200 200 200 403 422 403 403 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/subjects/N", "201 201 201 403 422 403 403 200 200 200")]
    [InlineData("POST", "/data/projects/{P}/subjects?label=N", "200 200 200 403 404 404 403 404 404 403")]
    [InlineData("PUT", Session + "?note=x", "200 200 200 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/experiments/{E}?xnat:mrSessionData/note=x", "200 200 200 403 422 422 403 200 200 200")]
    [InlineData(
        "PUT", "/data/projects/{P}/subjects/S1/experiments/N?xsiType=xnat:mrSessionData", "201 201 201 403 404 404 403 200 200 200")]
    [InlineData(
        "POST", "/data/projects/{P}/subjects/S1/experiments?xsiType=xnat:mrSessionData&label=N", "200 200 200 403 404 404 403 404 404 403")]
    [InlineData("PUT", Session + "/scans/1?note=x", "200 200 200 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/experiments/{E}/scans/2?xsiType=xnat:mrScanData", "200 200 200 403 417 417 403 200 200 200")]
    [InlineData("POST", "/data/experiments/{E}/scans?xsiType=xnat:mrScanData", "200 200 200 403 417 417 403 417 417 403")]
    [InlineData("PUT", Session + "/assessors/N?xsiType=xnat:qcManualAssessorData", "201 201 201 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/experiments/{E}/assessors/{A}?note=x", "200 200 200 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/experiments/{E}/reconstructions/N", "200 200 200 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/resources/N", "200 200 200 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/experiments/{E}/scans/1/resources/N", "200 200 200 403 404 404 403 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/prearchive_code/0", "200 200 200 403 400 403 403 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/accessibility/public", "200 200 403 403 404 403 403 404 403 403")]
    [InlineData("PUT", "/data/projects/{P}/users/member/stranger", "200 200 403 403 404 403 403 404 403 403")]
    [InlineData("PUT", "/data/projects/{P}/groups/raters", "200 200 403 403 404 403 403 404 403 403")]
    public async Task Changing(string method, string path, string statuses) => await CheckAsync(new HttpMethod(method), path, statuses);

    [Theory]
    [InlineData("/data/projects/{P}", "200 200 403 403 400 403 403 200 200 200")]
    [InlineData("/data/projects/{P}/subjects/S1", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/subjects/{S}", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData(Session, "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/experiments/{E}", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/experiments/{E}/scans/1", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/experiments/{E}/assessors/A1", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/projects/{P}/resources/PR", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/experiments/{E}/resources/ER/files/a.txt", "200 200 403 403 404 404 403 200 200 200")]
    [InlineData("/data/projects/{P}/protocols/{P}_xnat_subjectData", "200 200 200 403 404 404 403 404 404 403")]
    [InlineData("/data/projects/{P}/users/Owners/owner", "200 200 403 403 404 403 403 404 403 403")]
    public async Task Deleting(string path, string statuses) => await CheckAsync(HttpMethod.Delete, path, statuses);

    [Theory]
    // Without the right to edit an upload stores nothing and says nothing.
    [InlineData("PUT", "/data/experiments/{E}/resources/ER/files/b.txt?inbody=true", "200 200 200 200 404 404 200 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/resources/PR/files/b.txt?inbody=true", "200 200 200 200 404 404 200 200 200 200")]
    [InlineData("PUT", "/data/projects/{P}/config/tool/path", "201 201 403 403 404 404 403 404 404 403")]
    public async Task Uploading(string method, string path, string statuses) =>
        await CheckAsync(new HttpMethod(method), path, statuses, () => TestServer.Bytes([1, 2], "application/octet-stream"));

    [Theory]
    [InlineData("/xapi/custom-fields/projects/{P}/subjects/S1/fields", "200 200 200 403 404 404 403 404 404 403")]
    [InlineData("/xapi/custom-fields/projects/{P}/fields", "200 200 200 403 404 403 403 404 403 403")]
    public async Task SettingCustomFields(string path, string statuses) =>
        await CheckAsync(HttpMethod.Put, path, statuses, () => new StringContent("{\"a\":1}"));

    [Fact]
    public async Task ImportingNeedsTheRightToEditTheProject() =>
        await CheckAsync(
            HttpMethod.Post,
            "/data/services/import?dest=/prearchive&project={P}",
            "200 200 200 403 404 404 403 404 404 403",
            () => TestServer.Bytes(Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.SecondaryCapture, "MR", "1"))), "application/zip"));

    private static async Task CheckAsync(HttpMethod method, string path, string statuses, Func<HttpContent>? content = null)
    {
        await using var stage = await Stage.SetAsync();
        var expected = Stage.Callers.Zip(statuses.Split(' '), (who, status) => $"{who.Caller} {who.Accessibility} {status}");

        var answered = new List<string>();
        foreach (var (caller, accessibility) in Stage.Callers)
        {
            var mayChange = caller is "admin" or "owner" or "member" && method != HttpMethod.Get;
            var before = mayChange || method == HttpMethod.Get ? "" : await stage.StateAsync(caller, accessibility);
            var (status, _) = await stage.SendAsync(caller, accessibility, method, path, content?.Invoke());
            answered.Add($"{caller} {accessibility} {TestServer.Number(status)}");
            if (before.Length > 0) Assert.Equal(before, await stage.StateAsync(caller, accessibility));
        }

        Assert.Equal(expected, answered);
    }
}
