using Xnat.Typed.Server;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Commands;

/// <summary>A server that other machines can reach has no account that everybody knows.</summary>
public sealed class ServedAddressTests
{
    private static readonly XnatServerUser Known = new("admin", "admin");
    private static readonly XnatServerUser Own = new("chief", "Xn7-long");

    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://127.8.9.10:0", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("https://[::1]:8080", true)]
    [InlineData("http://[::ffff:127.0.0.1]:8080", true)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://[::]:8080", false)]
    [InlineData("http://*:8080", false)]
    [InlineData("http://+:8080", false)]
    [InlineData("http://192.168.0.4:8080", false)]
    [InlineData("http://archive.example.org:8080", false)]
    [InlineData("http://localhost.example.org:8080", false)]
    [InlineData("http://127.0.0.1:8080;http://0.0.0.0:8081", false)]
    public void StockAccountIsForThisMachineAlone(string urls, bool isOfThisMachine)
    {
        Assert.Equal(isOfThisMachine, ServedAddress.Refusal(urls, []) is null);
        Assert.Equal(isOfThisMachine, ServedAddress.Refusal(urls, [Known]) is null);
        Assert.Equal(isOfThisMachine, ServedAddress.Refusal(urls, [Own, new("other", "admin") { IsAdmin = false }]) is null);
        Assert.Equal(isOfThisMachine, ServedAddress.Refusal(urls, [Own with { IsAdmin = false }]) is null);
        Assert.Equal(isOfThisMachine, ServedAddress.Refusal(urls, [new("chief", "")]) is null);
        Assert.Null(ServedAddress.Refusal(urls, [Own]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("http://0.0.0.0:8080", true)]
    [InlineData("HTTP://*:8080", true)]
    [InlineData("https://0.0.0.0:8443", false)]
    public void PlainHttpThatOthersCanReachIsSaid(string urls, bool isSaid) =>
        Assert.Equal(isSaid, ServedAddress.Warning(urls)?.Contains("plain http", StringComparison.Ordinal) ?? false);

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--urls", "http://0.0.0.0:0", "--user", "admin:admin")]
    [InlineData("--urls", "http://*:0", "--member", "reader:Xn7-long")]
    [InlineData("--member", "nocolon")]
    [InlineData("--user", ":x")]
    public async Task MisuseEndsWithTwoAndSaysWhatToDo(params string[] arguments)
    {
        var run = await ToolRun.OfAsync(["serve", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("listening", run.Output, StringComparison.Ordinal);
        Assert.Matches("--user|NAME:PASSWORD|password", run.Error);
        Assert.DoesNotContain("Xn7-long", run.Error, StringComparison.Ordinal);
    }
}
