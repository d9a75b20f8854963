using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The whole tour against each version of XNAT that the server can be, and against a site as careful as one can be.</summary>
public sealed class TourOnServersTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-tour-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("1.6")]
    [InlineData("1.7.0")]
    [InlineData("1.7")]
    [InlineData("1.8.0")]
    [InlineData("1.8")]
    [InlineData("1.9")]
    public async Task EveryStepIsDone(string version)
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { Version = version });

        var text = await TourAsync(server, reason: null);

        Assert.Contains($"XNAT {version}", text, StringComparison.Ordinal);
        Assert.Contains("brain_volume = 42", text, StringComparison.Ordinal);
        Assert.Empty(server.UnknownRequests);
    }

    [Fact]
    public async Task EveryStepIsDoneOnACarefulSite()
    {
        var options = new XnatServerOptions { UnstableOrder = true, RequireReason = true, RequireLogin = false };
        await using var server = await XnatServer.StartAsync(options);

        Assert.Contains("brain_volume = 42", await TourAsync(server, "tried out"), StringComparison.Ordinal);
        Assert.Empty(server.UnknownRequests);
    }

    [Fact]
    public async Task SiteThatDemandsAReasonSaysSo()
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { RequireReason = true });

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => TourAsync(server, reason: null));

        Assert.Contains("set XnatClientOptions.Reason", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> TourAsync(XnatServer server, string? reason)
    {
        await using var output = new StringWriter();
        var console = TourConsole.Plain(output);
        var zip = Path.Combine(folder.FullName, "ANONYMIZ.zip");
        await Study.DicomStudy.WriteZipAsync(zip, CancellationToken.None);
        var options = new TutorialOptions(server.Url, "admin", new(zip), folder, "brainimages") { Reason = reason };
        var credential = XnatCredential.UserPassword("admin", "admin");
        await new Tour(new Narrator(console), server.Url, credential, zip, folder.FullName, options).RunAsync(CancellationToken.None);
        return output.ToString();
    }
}
