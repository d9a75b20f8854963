using System.Buffers;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Disclosure;

/// <summary>Runs when all other tests have run, and looks for what they sent in what the library told meanwhile.</summary>
[Collection(LastCollection.Name)]
public sealed class DisclosureTests
{
    private const int ShortestTellTale = 4;

    [Fact]
    public async Task NothingThatWasSentIsTold()
    {
        await SendSecretsAsync();
        var ownWords = OwnWords.All();
        var secrets = Sent.Secrets
            .Where(text => text.Length >= ShortestTellTale && !text.All(char.IsAsciiDigit))
            .Where(text => !ownWords.Contains(text, StringComparison.Ordinal))
            .ToArray();
        var search = SearchValues.Create(secrets, StringComparison.Ordinal);

        var disclosed = Told.Texts.Select(WithoutLocalPaths).Where(text => text.AsSpan().ContainsAny(search)).Order();

        Assert.Contains("Geheim-1", secrets);
        Assert.Contains("Geheim 2", secrets);
        Assert.All(
            ["XnatAuthenticationException", "XnatNotFoundException", "span GET /data/projects", "metric xnat.client.request.duration"],
            beginning => Assert.Contains(Told.Texts, text => text.StartsWith(beginning, StringComparison.Ordinal)));
        Assert.Empty(disclosed);
    }

    /// <summary>So that there is something to find when this test runs by itself.</summary>
    private static async Task SendSecretsAsync()
    {
        await using var site = await TestSite.StudyAsync();
        await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("reader", "Geheim-1")));
        await Assert.ThrowsAsync<XnatNotFoundException>(() => site.Client.Projects.GetAsync("Geheim 2"));
    }

    // A path on this machine is the caller's own.
    private static string WithoutLocalPaths(string text) =>
        string.Join(' ', text.Split(' ').Where(static word => !word.StartsWith(Path.GetTempPath(), StringComparison.Ordinal)));
}
