using System.Text;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>Catalogs may list one file twice, as after two programs that wrote one at the same time.</summary>
public sealed class DoubledCatalogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(3, false)]
    [InlineData(40, false)]
    [InlineData(3, true)]
    [InlineData(40, true)]
    public async Task FileThatIsListedTwiceComesOnceAndIsHeldToTheDigestThatIsKnown(int files, bool isWithoutDigest)
    {
        await using var site = await SiteAsync(files, row => row["digest"] = isWithoutDigest ? "" : row["digest"]!.DeepClone());
        var session = await SessionAsync(site);

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var again = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal($"1 object, {files} files: {files} fetched", report.ToString());
        Assert.Equal($"1 object, {files} files: {files} kept", again.ToString());
        Assert.All(report.Files, static file => Assert.Equal(VerifiedBy.Digest, file.VerifiedBy));
        Assert.Equal(files, folder.Data().Length);
        Assert.Equal($"{files} files: {files} same", (await site.Client.VerifyDirectoryAsync(folder.Path)).ToString());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task FileThatIsListedTwiceWithTwoContentsFailsWhereTheFirstIsNotWhatComes(int files)
    {
        await using var site = await SiteAsync(files, static row => row["digest"] = new string('0', 32));

        var report = await (await SessionAsync(site)).DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal($"1 object, {files} files: {files} failed", report.ToString());
        Assert.Empty(folder.Data());
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("P")).Experiments.GetAsync("MR1");

    private static Task<TestSite> SiteAsync(int files, Action<JsonNode> change) => TestSite.StartAsync(
        seed =>
        {
            var scan = seed.Project("P").Subject("S1").Experiment("MR1").Scan("1", "T1");
            for (var number = 0; number < files; number++) scan.File("DICOM", $"{number}.dcm", [1, (byte)number], "DICOM");
        },
        new() { PrimaryHandler = inner => new Doubling(inner, change), Retry = new() { Delay = TimeSpan.FromMilliseconds(1) } });

    /// <summary>Puts before each row of a catalog another one of the same address.</summary>
    private sealed class Doubling(HttpMessageHandler inner, Action<JsonNode> change) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!request.RequestUri!.AbsolutePath.EndsWith("/files", StringComparison.Ordinal)) return response;
            if (response.Content.Headers.ContentType?.MediaType != "application/json") return response;
            var listing = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            var rows = listing["ResultSet"]!["Result"]!.AsArray();
            for (var at = rows.Count - 1; at >= 0; at--)
            {
                var twin = rows[at]!.DeepClone();
                change(twin);
                rows.Insert(at, twin);
            }

            response.Content = new StringContent(listing.ToJsonString(), Encoding.UTF8, "application/json");
            return response;
        }
    }
}
