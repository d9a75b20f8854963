using Xnat.Typed.Rest;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>What our own interfaces send.</summary>
public sealed class RequestTests
{
    private static readonly Dictionary<string, string?> Json = new() { ["format"] = "json" };

    private static readonly IReadOnlyList<(string Expected, Func<HttpClient, Task<HttpResponseMessage>> Call)> Cases =
    [
        Case<IXnatSessionApi>(
            "PUT /xnat/data/services/auth\nContent-Type: application/x-www-form-urlencoded\n\nusername=user&password=a%26b%3Dc+d%2B%C3%BC",
            api => api.SignInAsync(new FormUrlEncodedContent([new("username", "user"), new("password", "a&b=c d+ü")]))),
        Case<IXnatSessionApi>(
            "PUT /xnat/data/services/auth\nContent-Type: application/x-www-form-urlencoded\n\nusername=u&password=p&provider=ldap1",
            api => api.SignInAsync(new FormUrlEncodedContent([new("username", "u"), new("password", "p"), new("provider", "ldap1")]))),
        Case<IXnatSessionApi>("POST /xnat/data/JSESSION\nAuthorization: Basic YTpi", api => api.StartSessionAsync("Basic YTpi")),
        Case<IXnatSessionApi>("GET /xnat/data/auth", api => api.GetUserAsync()),
        Case<IXnatSessionApi>("GET /xnat/data/JSESSION", api => api.GetSessionAsync()),
        Case<IXnatSessionApi>("DELETE /xnat/data/JSESSION", api => api.SignOutAsync()),
        Case<IXnatSessionApi>("GET /xnat/xapi/siteConfig/buildInfo", api => api.GetBuildInfoAsync()),
        Case<IXnatSchemaApi>("GET /xnat/xapi/schemas", api => api.ListAsync()),
        Case<IXnatSchemaApi>("GET /xnat/xapi/schemas/screening/screeningAssessment", api => api.GetAsync("screening/screeningAssessment")),
        Case<IXnatArchiveApi>(
            "GET /xnat/data/projects/P/subjects/S%201%2F2?format=json&columns=ID%2Cxnat%3AmrSessionData%2Fcoil",
            api => api.GetSubjectAsync("P", "S 1/2", new Dictionary<string, string?> { ["format"] = "json", ["none"] = null, ["columns"] = "ID,xnat:mrSessionData/coil" })),
        Case<IXnatArchiveApi>("GET /xnat/data/projects/100%25%20M%C3%BCller%23%2B%3F/subjects", api => api.ListSubjectsAsync("100% Müller#+?")),
        Case<IXnatArchiveApi>("GET /xnat/data/experiments/E/scans/4?format=json", api => api.GetAsync("experiments/E/scans/4", Json)),
        Case<IXnatArchiveApi>("HEAD /xnat/data/experiments/E/files/a%20b", api => api.HeadAsync("experiments/E/files/a b")),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/projects/P/subjects/S?xnat%3AsubjectData%2Ffields%2Ffield%5Bname%3Dage%5D%2Ffield=42",
            api => api.PutAsync("projects/P/subjects/S", new Dictionary<string, string?> { ["xnat:subjectData/fields/field[name=age]/field"] = "42" })),
        Case<IXnatArchiveApi>(
            "POST /xnat/data/search?format=json\nContent-Type: text/xml; charset=utf-8\n\n<a/>",
            api => api.PostContentAsync("search", new StringContent("<a/>", System.Text.Encoding.UTF8, "text/xml"), Json)),
        Case<IXnatArchiveApi>("POST /xnat/data/services/x?format=json", api => api.PostAsync("services/x", Json)),
        Case<IXnatArchiveApi>("DELETE /xnat/data/projects/P?removeFiles=true", api => api.DeleteAsync("projects/P", new Dictionary<string, string?> { ["removeFiles"] = "true" })),
        Case<IXnatArchiveApi>("GET /xnat/data/projects/P/subjects/S/experiments/E%231?format=json", api => api.GetExperimentAsync("P", "S", "E#1", Json)),
        Case<IXnatArchiveApi>("GET /xnat/data/experiments/E/scans/1-MR1", api => api.GetScanAsync("E", "1-MR1")),
        Case<IXnatFileApi>("GET /xnat/data/projects/P/resources/R%20%C3%A4/files?format=zip", api => api.ListResourceFilesAsync("projects/P", "R ä", new Dictionary<string, string?> { ["format"] = "zip" })),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/scans/4/resources/DICOM/files/sub/a%2Bb%25%23.dcm\nIf-Range: \"tag\"\nRange: bytes=5-",
            api => api.DownloadAsync("experiments/E/scans/4", "DICOM", "sub/a+b%#.dcm", "bytes=5-", "\"tag\"")),
        Case<IXnatFileApi>("GET /xnat/data/projects/P/resources/R/files/f", api => api.DownloadAsync("projects/P", "R", "f")),
        Case<IXnatFileApi>(
            "PUT /xnat/data/projects/P/resources/R/files/u.zip?extract=true\n\nzip",
            api => api.UploadAsync("projects/P", "R", "u.zip", new ByteArrayContent("zip"u8.ToArray()), new Dictionary<string, string?> { ["extract"] = "true" })),
        Case<IXnatFileApi>(
            "POST /xnat/data/services/refresh/catalog?resource=%2Farchive%2Fprojects%2FP%2Fresources%2F1&options=checksum&options=append",
            api => api.RefreshCatalogAsync(["/archive/projects/P/resources/1"], ["checksum", "append"])),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/import?import-handler=DICOM-zip\nContent-Type: application/zip\n\nPK",
            api => api.ImportAsync(Zip(), new Dictionary<string, string?> { ["import-handler"] = "DICOM-zip" })),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/archive?src=%2Fdata%2Fprearchive%2Fa&src=%2Fdata%2Fprearchive%2Fb&auto-archive=false",
            api => api.ArchiveAsync(["/data/prearchive/a", "/data/prearchive/b"], new Dictionary<string, string?> { ["auto-archive"] = "false" })),
        Case<IXnatPrearchiveApi>("GET /xnat/data/prearchive/projects?format=json", api => api.ListAsync(Json)),
        Case<IXnatPrearchiveApi>("GET /xnat/data/prearchive/projects/Unassigned?format=json", api => api.ListProjectAsync("Unassigned", Json)),
        Case<IXnatPrearchiveApi>("POST /xnat/data/prearchive/projects/P/t/f?action=move&newProject=Q", api => api.ActAsync("P", "t", "f", "move", new Dictionary<string, string?> { ["newProject"] = "Q" })),
        Case<IXnatPrearchiveApi>("POST /xnat/data/services/prearchive/move?src=a&src=b&newProject=Q", api => api.QueueMoveAsync(["a", "b"], "Q")),
        Case<IXnatDicomApi>(
            "GET /xnat/data/services/dicomdump?format=json&src=%2Farchive%2Fprojects%2FP%2Fexperiments%2FE%2Fscans%2F4&field=PatientID&field=PatientName",
            api => api.DumpAsync("/archive/projects/P/experiments/E/scans/4", ["PatientID", "PatientName"])),
        Case<IXnatDicomApi>("GET /xnat/data/services/dicomdump?format=json&src=a", api => api.DumpAsync("a")),
        Case<IXnatCustomFieldsApi>("GET /xnat/xapi/custom-fields/projects/P/subjects/S/fields?fieldNames=a&fieldNames=b", api => api.GetAsync("projects/P/subjects/S", ["a", "b"])),
    ];

    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var (index, item) in Cases.Index()) rows.Add(index, item.Expected.Split('\n')[0]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task RequestIsSent(int index, string firstLine)
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client("https://host/xnat/");

        using var response = await Cases[index].Call(http);

        Assert.StartsWith(firstLine, Cases[index].Expected, StringComparison.Ordinal);
        Assert.Equal(Cases[index].Expected, handler.Sent);
    }

    [Theory]
    [InlineData("//elsewhere/a")]
    [InlineData("http://elsewhere/a")]
    [InlineData("\\\\elsewhere\\a")]
    [InlineData("@elsewhere/a")]
    public async Task NoPathLeavesTheServer(string path)
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client("https://host");

        using var response = await RestClient.For<IXnatArchiveApi>(http).GetAsync(path);

        Assert.Equal("host", handler.Address!.Host);
    }

    [Fact]
    public async Task ClientWithoutBaseAddressIsRefused()
    {
        using var handler = new RecordingHandler();
        using var http = new HttpClient(handler, disposeHandler: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => RestClient.For<IXnatSessionApi>(http).GetUserAsync());
    }

    private static ByteArrayContent Zip() => new("PK"u8.ToArray()) { Headers = { ContentType = new("application/zip") } };

    private static (string Expected, Func<HttpClient, Task<HttpResponseMessage>> Call) Case<T>(string expected, Func<T, Task<HttpResponseMessage>> call)
        where T : class => (expected, http => call(RestClient.For<T>(http)));
}
