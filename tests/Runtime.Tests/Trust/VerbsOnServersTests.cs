using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>
/// Every verb on servers of other versions, and on one that is as careful as a site can be: what comes of it, and what the server then
/// holds, is the same on all. Lists are compared without their order, which XNAT does not promise.
/// </summary>
public sealed class VerbsOnServersTests
{
    private static readonly Lazy<Task<Dictionary<string, string>>> Usual = new(() => RunAllAsync(static () => new()));

    [Theory]
    [InlineData("1.6")]
    [InlineData("1.7.0")]
    [InlineData("1.7")]
    [InlineData("1.8.0")]
    [InlineData("1.9")]
    public Task VerbsDoTheSameOnEachVersion(string version) => CompareAsync(() => new() { Version = version });

    [Fact]
    public Task VerbsDoTheSameOnACarefulSite() =>
        CompareAsync(static () => new() { UnstableOrder = true, RequireReason = true, RequireLogin = false });

    private static async Task CompareAsync(Func<XnatServerOptions> options)
    {
        var (expected, actual) = (await Usual.Value, await RunAllAsync(options));

        var version = options().Version is { } name ? Version.Parse(name) : null;
        var different = expected.Where(verb => version is null || Verbs.Get(verb.Key).Since <= version)
            .Where(verb => actual[verb.Key] != verb.Value)
            .Select(verb => $"{verb.Key}:\n{actual[verb.Key]}\ninstead of\n{verb.Value}");
        Assert.Equal("", string.Join("\n\n", different));
    }

    private static async Task<Dictionary<string, string>> RunAllAsync(Func<XnatServerOptions> options)
    {
        var outcomes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var verb in Verbs.All) outcomes.Add(verb.Name, await RunAsync(verb, options()));
        return outcomes;
    }

    private static async Task<string> RunAsync(Verb verb, XnatServerOptions options)
    {
        await using var stage = await Stage.StartAsync(options);
        try
        {
            var outcome = await verb.Act(stage, await verb.Prepare(stage));
            Assert.Empty(stage.Server.UnknownRequests);
            // Pages of a listing without an order may miss rows: only who asks for a page gets one.
            Assert.DoesNotContain(
                verb.Name.StartsWith("page of", StringComparison.Ordinal) ? [] : stage.Server.Requests,
                static request => request.Query.Contains("limit=", StringComparison.Ordinal)
                    || request.Query.Contains("offset=", StringComparison.Ordinal));
            return Unordered($"{outcome}\n{await ServerState.OfAsync(stage.Server.Url)}").Replace(
                await stage.Client.GetServerVersionAsync(), "VERSION", StringComparison.Ordinal);
        }
        catch (XnatException exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private static string Unordered(string text) => string.Join(
        '\n', text.Split('\n').Select(static line => string.Join("; ", line.Split("; ").Order(StringComparer.Ordinal))).Order(
            StringComparer.Ordinal));
}
