using Xnat.Typed.Rest;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>What our own interfaces send.</summary>
public sealed class RequestTests
{
    private static readonly ListingQuery Listing = new();

    private static readonly IReadOnlyList<(string Expected, Func<RestClient, Task<HttpResponseMessage>> Call)> Cases =
    [
        Case<IXnatSessionApi>(
            "PUT /xnat/data/services/auth\nContent-Type: application/x-www-form-urlencoded\n\nusername=user&password=a%26b%3Dc+d%2B%C3%BC",
            api => api.SignInAsync(new FormUrlEncodedContent([new("username", "user"), new("password", "a&b=c d+ü")]), default)),
        Case<IXnatSessionApi>("GET /xnat/data/auth\nAuthorization: Basic YTpi", api => api.SignInAtOnceAsync("Basic YTpi", default)),
        Case<IXnatSessionApi>("POST /xnat/data/JSESSION\nAuthorization: Basic YTpi", api => api.StartAsync("Basic YTpi", default)),
        Case<IXnatSessionApi>("GET /xnat/data/JSESSION", api => api.StartForGuestAsync(default)),
        Case<IXnatSessionApi>("GET /xnat/data/auth", api => api.GetUserAsync("A1", default)),
        Case<IXnatSessionApi>("DELETE /xnat/data/JSESSION", api => api.SignOutAsync("A1", default)),
        Case<IXnatSiteApi>("GET /xnat/xapi/siteConfig/buildInfo", api => api.GetBuildInfoAsync(default)),
        Case<IXnatSiteApi>("GET /xnat/data/version", api => api.GetVersionAsync(default)),
        Case<IXnatSchemaApi>("GET /xnat/xapi/schemas", api => api.ListAsync(default)),
        Case<IXnatSchemaApi>(
            "GET /xnat/xapi/schemas/screening/screeningAssessment",
            api => api.GetAsync("screening/screeningAssessment", default)),
        Case<IXnatSchemaApi>("GET /xnat/schemas/a%20b/c%23.xsd", api => api.GetFileAsync("a b", "c#", default)),
        Case<IXnatSearchApi>(
            "POST /xnat/data/search?format=json\nContent-Type: text/xml; charset=utf-8\n\n<s/>", api => api.RunAsync(Document(), default)),
        Case<IXnatSearchApi>(
            "POST /xnat/data/search?format=json&cache=true\nContent-Type: text/xml; charset=utf-8\n\n<s/>",
            api => api.CountAsync(Document(), default)),
        Case<IXnatSearchApi>("GET /xnat/data/search/saved?format=json", api => api.ListSavedAsync(default)),
        Case<IXnatSearchApi>("GET /xnat/data/search/saved/xs%201", api => api.GetSavedAsync("xs 1", default)),
        Case<IXnatSearchApi>("GET /xnat/data/search/saved/xs1/results?format=json", api => api.RunSavedAsync("xs1", default)),
        Case<IXnatSearchApi>(
            "PUT /xnat/data/search/saved/xs%2F1?inbody=true\nContent-Type: text/xml; charset=utf-8\n\n<s/>",
            api => api.PutSavedAsync("xs/1", Document(), default)),
        Case<IXnatSearchApi>("DELETE /xnat/data/search/saved/xs1", api => api.DeleteSavedAsync("xs1", default)),
        Case<IXnatArchiveApi>("GET /xnat/data/subjects/S%201?format=json", api => api.LookUpAsync("subjects/S 1", true, default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/resources/1/files/a.dcm\nRange: bytes=0-9",
            api => api.DownloadPartAsync("experiments/E/resources/1/files/a.dcm", "bytes=0-9", null, default)),
        Case<IXnatFileApi>("GET /xnat/data/experiments/E/files?all=true&format=json", api => api.ListAllAsync("experiments/E", default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/resources?all=true&format=json", api => api.ListAllResourcesAsync("experiments/E", default)),
        Case<IXnatArchiveApi>("GET /xnat/data/projects?format=json", api => api.ListAsync("projects", Listing, null, default)),
        Case<IXnatArchiveApi>(
            "GET /xnat/data/projects/100%25%20M%C3%BCller%23%2B%3F/subjects" +
            "?format=json&columns=ID%2Cxnat%3AsubjectData%2Fdob&xsiType=a%3Ab&label=S%201",
            api => api.ListAsync(
                "projects/100% Müller#+?/subjects",
                Listing with { Columns = "ID,xnat:subjectData/dob", DataType = "a:b" },
                new Dictionary<string, string?> { ["label"] = "S 1", ["none"] = null },
                default)),
        Case<IXnatArchiveApi>(
            "GET /xnat/data/experiments/E%201/scans/4?format=json",
            api => api.GetAsync("experiments/E 1/scans/4", default)),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/projects/P/subjects/S" +
            "?xsiType=xnat%3AsubjectData&event_reason=why%3F&xnat%3AsubjectData%2Ffields%2Ffield%5Bname%3Dage%5D%2Ffield=42",
            api => api.PutAsync(
                "projects/P/subjects/S",
                new() { DataType = "xnat:subjectData", Reason = "why?" },
                new Dictionary<string, string?> { ["xnat:subjectData/fields/field[name=age]/field"] = "42" },
                default)),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/experiments/E?xsiType=a%3Ab\nContent-Type: application/x-www-form-urlencoded\n\na%3Ab%2Fnote=x+y",
            api => api.PutFormAsync(
                "experiments/E", new FormUrlEncodedContent([new("a:b/note", "x y")]), new() { DataType = "a:b" }, default)),
        Case<IXnatArchiveApi>(
            "POST /xnat/data/projects/P/subjects?xsiType=xnat%3AsubjectData&xnat%3AsubjectData%2Flabel=S%201",
            api => api.CreateAsync(
                "projects/P/subjects",
                new() { DataType = "xnat:subjectData" },
                new Dictionary<string, string?> { ["xnat:subjectData/label"] = "S 1" },
                default)),
        Case<IXnatArchiveApi>(
            "POST /xnat/data/projects?xsiType=a%3Ab\nContent-Type: application/x-www-form-urlencoded\n\na%3Ab%2Fnote=x+y",
            api => api.CreateFromFormAsync(
                "projects", new FormUrlEncodedContent([new("a:b/note", "x y")]), new() { DataType = "a:b" }, default)),
        Case<IXnatArchiveApi>(
            "GET /xnat/data/experiments/E/history?format=json&includeDetails=true",
            api => api.HistoryAsync("experiments/E", "true", null, default)),
        Case<IXnatArchiveApi>("GET /xnat/data/experiments/E?format=xml", api => api.GetDocumentAsync("experiments/E", default)),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/subjects/S?event_reason=r\nContent-Type: text/plain; charset=utf-8\n\n<S/>",
            api => api.PutDocumentAsync("subjects/S", new StringContent("<S/>"), "r", default)),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/subjects/S?allowDataDeletion=true&event_reason=r\nContent-Type: text/plain; charset=utf-8\n\n<S/>",
            api => api.ReplaceDocumentAsync("subjects/S", new StringContent("<S/>"), "r", default)),
        Case<IXnatArchiveApi>(
            "POST /xnat/data/projects/P/subjects?a%3Ab%2Fc=1&event_reason=r\nContent-Type: text/plain; charset=utf-8\n\n<S/>",
            api => api.CreateFromDocumentAsync(
                "projects/P/subjects",
                new StringContent("<S/>"),
                new Dictionary<string, string?> { ["a:b/c"] = "1" },
                "r",
                default)),
        Case<IXnatArchiveApi>("PUT /xnat/data/experiments/E?label=a%2Bb", api => api.RenameAsync("experiments/E", "a+b", null, default)),
        Case<IXnatArchiveApi>("DELETE /xnat/data/projects/P", api => api.DeleteAsync("projects/P", null, null, default)),
        Case<IXnatArchiveApi>(
            "DELETE /xnat/data/projects/P?removeFiles=true&event_reason=old",
            api => api.DeleteAsync("projects/P", "true", "old", default)),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/experiments/E/projects/Q%2F1?label=blind",
            api => api.ShareAsync("experiments/E", "Q/1", "blind", null, default)),
        Case<IXnatArchiveApi>("PUT /xnat/data/experiments/E/projects/Q", api => api.ShareAsync("experiments/E", "Q", null, null, default)),
        Case<IXnatArchiveApi>(
            "DELETE /xnat/data/experiments/E/projects/Q?event_reason=r",
            api => api.UnshareAsync("experiments/E", "Q", "r", default)),
        Case<IXnatArchiveApi>(
            "PUT /xnat/data/experiments/E/projects/Q?primary=true&label=L",
            api => api.MoveAsync("experiments/E", "Q", null, "L", default)),
        Case<IXnatFileApi>("GET /xnat/data/experiments/E/resources?format=json", api => api.ListResourcesAsync("experiments/E", default)),
        Case<IXnatFileApi>(
            "PUT /xnat/data/projects/P/resources/R%20%C3%A4?format=NIFTI&description=a%20b",
            api => api.CreateResourceAsync("projects/P", "R ä", new() { Format = "NIFTI", Description = "a b" }, default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/scans/4/files?format=json",
            api => api.ListAsync("experiments/E/scans/4", default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/scans/4/files?format=zip",
            api => api.DownloadAllAsync("experiments/E/scans/4", null, default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/scans/4/files?format=zip&compression=0",
            api => api.DownloadAllAsync("experiments/E/scans/4", 0, default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/scans/4/resources/1/files/sub/a%2Bb%25%23.dcm",
            api => api.DownloadAsync("experiments/E/scans/4/resources/1/files/sub/a+b%#.dcm", default)),
        Case<IXnatFileApi>(
            "GET /xnat/data/experiments/E/resources/1/files/a.dcm\nIf-Modified-Since: Wed, 12 Jun 2024 10:00:00 GMT",
            api => api.DownloadIfModifiedAsync("experiments/E/resources/1/files/a.dcm", "Wed, 12 Jun 2024 10:00:00 GMT", default)),
        Case<IXnatFileApi>(
            "PUT /xnat/data/projects/P/resources/R/files/sub/u%201.zip" +
            "?inbody=true&overwrite=true&extract=true&format=F&content=C&tags=a%2Cb&event_reason=r\n\nzip",
            api => api.UploadAsync(
                "projects/P",
                "R",
                "sub/u 1.zip",
                new ByteArrayContent("zip"u8.ToArray()),
                new() { Overwrite = "true", Extract = "true", Format = "F", Content = "C", Tags = "a,b", Reason = "r" },
                default)),
        Case<IXnatFileApi>(
            "DELETE /xnat/data/projects/P/files/a%20b?event_reason=r",
            api => api.DeleteAsync("projects/P/files/a b", "r", default)),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/archive?src=S&auto-archive=false&http-session-listener=l",
            api => api.StartArchivingAsync(new() { Source = "S" }, "l", true, default)),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/validate-archive?format=json&src=S&auto-archive=false",
            api => api.ValidateAsync(new() { Source = "S" }, default)),
        Case<IXnatImportApi>("GET /xnat/data/status/l?format=json", api => api.ProgressAsync("l", default)),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/import?dest=%2Farchive&project=P&overwrite=append&quarantine=false&import-handler=DICOM-zip\n" +
            "Content-Type: application/zip\n\nPK",
            api => api.ImportAsync(
                Zip(),
                new()
                {
                    Destination = "/archive", Project = "P", Overwrite = "append", Quarantine = QueryFlag.Of(false), Handler = "DICOM-zip",
                },
                null,
                default)),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/import?dest=%2Farchive&prearchive_code=1&Direct-Archive=true&xnat%3AmrSessionData%2Fnote=a%20b\n" +
            "Content-Type: application/zip\n\nPK",
            api => api.ImportAsync(
                Zip(),
                new() { Destination = "/archive", PrearchiveCode = "1", DirectArchive = QueryFlag.WhenSet(true) },
                new Dictionary<string, string?> { ["xnat:mrSessionData/note"] = "a b" },
                default)),
        Case<IXnatImportApi>("GET /xnat/xapi/direct-archive", api => api.ListDirectAsync(default)),
        Case<IXnatImportApi>(
            "POST /xnat/xapi/direct-archive/P%201/1.2.3/E", api => api.ArchiveDirectAsync("P 1", "1.2.3", "E", default)),
        Case<IXnatImportApi>(
            "POST /xnat/data/services/archive?src=%2Fdata%2Fprearchive%2Fa&auto-archive=false&session=E&triggerPipelines=true",
            api => api.ArchiveAsync(
                new() { Source = "/data/prearchive/a", Session = "E", TriggerPipelines = QueryFlag.Of(true) }, default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/1/F/resources?format=json", api => api.ListAllResourcesAsync("P", "1", "F", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/1/F?format=zip", api => api.DownloadAllAsync("P", "1", "F", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/1/F/scans/4?format=zip", api => api.DownloadScanAsync("P", "1", "F", "4", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/1/F?format=xml", api => api.GetDocumentAsync("P", "1", "F", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/1/F/logs/last", api => api.GetLastLogAsync("P", "1", "F", default)),
        Case<IXnatImportApi>(
            "POST /xnat/data/prearchive/projects/P/t/f?action=commit&AA=true&event_reason=r",
            api => api.CommitAsync("P", "t", "f", new() { Archives = "true", Reason = "r" }, default)),
        Case<IXnatPrearchiveApi>("GET /xnat/data/prearchive/projects?format=json", api => api.ListAsync(default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/Unassigned?format=json",
            api => api.ListProjectAsync("Unassigned", default)),
        Case<IXnatPrearchiveApi>("GET /xnat/data/prearchive/projects/P/t/f%20g?format=json", api => api.GetAsync("P", "t", "f g", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/t/f/scans?format=json",
            api => api.ListScansAsync("P", "t", "f", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/t/f/scans/1-MR1/resources?format=json",
            api => api.ListResourcesAsync("P", "t", "f", "1-MR1", default)),
        Case<IXnatPrearchiveApi>(
            "GET /xnat/data/prearchive/projects/P/t/f/scans/4/resources/DICOM/files?format=json",
            api => api.ListFilesAsync("P", "t", "f", "4", "DICOM", default)),
        Case<IXnatPrearchiveApi>("POST /xnat/data/prearchive/projects/P/t/f?action=build", api => api.BuildAsync("P", "t", "f", default)),
        Case<IXnatPrearchiveApi>(
            "POST /xnat/data/prearchive/projects/P/t/f?action=move&newProject=Q",
            api => api.MoveAsync("P", "t", "f", "Q", default)),
        Case<IXnatPrearchiveApi>("DELETE /xnat/data/prearchive/projects/P/t/f", api => api.DeleteAsync("P", "t", "f", default)),
        Case<IXnatDicomApi>(
            "GET /xnat/data/services/dicomdump" +
            "?format=json&src=%2Farchive%2Fprojects%2FP%2Fexperiments%2FE%2Fscans%2F4&field=PatientID&field=PatientName",
            api => api.DumpAsync("/archive/projects/P/experiments/E/scans/4", ["PatientID", "PatientName"], default)),
        Case<IXnatDicomApi>("GET /xnat/data/services/dicomdump?format=json&src=a", api => api.DumpAsync("a", [], default)),
        .. AdministrationRequests.All,
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

        using var response = await Cases[index].Call(Rest(http));

        Assert.StartsWith(firstLine, Cases[index].Expected, StringComparison.Ordinal);
        Assert.Equal(Cases[index].Expected, handler.Sent);
    }

    [Fact]
    public void EveryMethodOfOurInterfacesHasARow()
    {
        var methods = typeof(RestClient).Assembly.GetTypes()
            .Where(static type => type is { IsInterface: true, Namespace: "Xnat.Typed.Rest" })
            .SelectMany(static type => type.GetMethods());

        // Two rows for one method are fine; a method without one is not.
        Assert.Empty(methods.Where(static method => method.DeclaringType != typeof(object)).Select(Describe).Except(Sent()));
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

        using var response = await Rest(http).For<IXnatArchiveApi>().GetAsync(path, default);

        Assert.Equal("host", handler.Address!.Host);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task AnswerIsGivenWhateverItsStatus(int status)
    {
        using var handler = new RecordingHandler
        {
            Answer = () => new((System.Net.HttpStatusCode)status) { Content = new StringContent("taken") },
        };
        using var http = handler.Client();

        using var response = await Rest(http).For<IXnatArchiveApi>().GetAsync("projects/P", default);

        Assert.Equal((status, "taken"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task CancellationReachesTheHandler()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rest(http).For<IXnatSiteApi>().GetBuildInfoAsync(source.Token));
        Assert.Equal("", handler.Sent);
    }

    [Fact]
    public async Task WhatTheTransportThrowsComesAsItIs()
    {
        using var handler = new RecordingHandler { Answer = static () => throw new XnatConnectionException("no network") };
        using var http = handler.Client();

        var error = await Assert.ThrowsAsync<XnatConnectionException>(() => Rest(http).For<IXnatSiteApi>().GetBuildInfoAsync(default));

        Assert.Equal("no network", error.Message);
    }

    [Fact]
    public async Task BodyIsReadAsItIsSent()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();
        using var body = new StreamContent(new MemoryStream(new byte[100_000]));

        using var response = await Rest(http).For<IXnatFileApi>().UploadAsync("projects/P", "R", "f", body, new(), default);

        // Buffered beforehand it would be content of another kind.
        Assert.Same(body, handler.Content);
    }

    private static IEnumerable<string> Sent()
    {
        foreach (var (_, call) in Cases)
        {
            using var handler = new RecordingHandler();
            using var http = handler.Client("https://host/xnat/");
            call(Rest(http)).GetAwaiter().GetResult().Dispose();
            var options = handler.Options!.ToDictionary(static option => option.Key, static option => option.Value);
            yield return $"{((Type)options["Refit.InterfaceType"]!).Name}.{options["Refit.MethodName"]}";
        }
    }

    private static string Describe(System.Reflection.MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static RestClient Rest(HttpClient http) => new(http, http.BaseAddress!, new());

    private static ByteArrayContent Zip() => new("PK"u8.ToArray()) { Headers = { ContentType = new("application/zip") } };

    private static StringContent Document() => new("<s/>", System.Text.Encoding.UTF8, "text/xml");

    private static (string Expected, Func<RestClient, Task<HttpResponseMessage>> Call) Case<T>(
        string expected, Func<T, Task<HttpResponseMessage>> call)
        where T : class => (expected, rest => call(rest.For<T>()));
}
