using System.Security.Cryptography;
using System.Text;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Pulling;

public sealed class HostileServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../evil")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../evil")]
    [InlineData("a/b/c")]
    [InlineData("..\\evil")]
    [InlineData("a/\u001b[2Jb")]
    [InlineData("")]
    public async Task NameThatIsNoneIsNotAskedFor(string name)
    {
        var server = new ListedServer(name, "good").With("xapi/schemas/good", SampleSchemas.WithType("good", "thing"));

        var (pulled, _) = await server.PullAsync(folder["in"]);

        Assert.Equal(
            (name, "the server lists it, and it is not of the form folder/file"),
            (pulled.Failures.Single().Name, pulled.Failures.Single().Reason));
        Assert.Equal(["in/good/good.xsd", "in/xnat-schemas.lock.json"], folder.Files());
        Assert.Equal(["xapi/schemas", "xapi/schemas/good"], server.Asked.Where(path => path != "data/JSESSION"));
    }

    [Fact]
    public async Task NamesThatSomeSystemForbidsAreReplaced()
    {
        string[] names =
        [
            "con/AUX", "LAB/one", "lab/ONE", "lab/one", "c:/x", "xnat-schemas.lock.json", "a./b ", "\u00e9/\u0065\u0301", ".git/hooks"
        ];
        var server = new ListedServer(names);
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
            server.With(
                "xapi/schemas/" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString)),
                SampleSchemas.WithType("p" + index, "thing"));

        var (pulled, changes) = await server.PullAsync(folder["in"]);

        Assert.Empty(pulled.Failures);
        Assert.Empty(changes.Failures);
        Assert.Equal(
            [
                "in/LAB/ONE-2.xsd", "in/LAB/one-3.xsd", "in/LAB/one.xsd", "in/_/e_.xsd", "in/_con/_AUX.xsd", "in/a/b_.xsd", "in/c_/x.xsd",
                "in/git/hooks.xsd", "in/xnat-schemas.lock.json", "in/xnat-schemas.lock.json-2/xnat-schemas.lock.json.xsd",
            ],
            folder.Files());
    }

    [Fact]
    public async Task ImportsBeyondTheListAreFollowed()
    {
        var server = new ListedServer("lab")
            .With(
                "xapi/schemas/lab",
                SampleSchemas.WithType(
                    "lab",
                    "thing",
                    "<xs:import namespace='http://example.org/near' schemaLocation='../near/parts.xsd'/><xs:import "
                    + "namespace='http://example.org/last'/><xs:include schemaLocation='more.xsd'/>"))
            .With(
                "schemas/near/parts.xsd",
                SampleSchemas.WithType(
                    "near",
                    "thing",
                    "<xs:import namespace='http://example.org/far' schemaLocation='https://xnat.example.org/schemas/far/far.xsd'/>"))
            .With("xapi/schemas/far", SampleSchemas.WithType("far", "thing"))
            .With("xapi/schemas/last", SampleSchemas.WithType("last", "thing"))
            .With("xapi/schemas/lab/more", SampleSchemas.WithType("lab", "other"));

        var (pulled, _) = await server.PullAsync(folder.Path);

        Assert.Empty(pulled.Failures);
        Assert.Equal(
            ["far/far.xsd", "lab/lab.xsd", "lab/more.xsd", "last/last.xsd", "near/parts.xsd", "xnat-schemas.lock.json"], folder.Files());
        Assert.Contains("\"source\": \"schemas/near/parts.xsd\"", folder.Read("xnat-schemas.lock.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportsFromElsewhereAreToldAndNotFetched()
    {
        var server = new ListedServer("lab").With("xapi/schemas/lab", SampleSchemas.WithType(
            "lab",
            "thing",
            "<xs:import namespace='http://example.com/a' schemaLocation='http://example.com/a.xsd'/><xs:import "
            + "namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='http://www.w3.org/2001/xml.xsd'/>"
            + "<xs:import namespace='http://example.org/gone' schemaLocation='../gone/gone.xsd'/><xs:import "
            + "namespace='http://example.org/up' schemaLocation='../../../../etc/passwd'/>"));

        var (pulled, _) = await server.PullAsync(folder.Path);

        Assert.Equal(
            [
                "http://example.com/a: imported by lab from 'http://example.com/a.xsd', which is not on this server",
                "gone: the server answered 404, imported by lab",
                "etc/passwd: the server answered 404, imported by lab",
            ],
            pulled.Failures.Select(failure => failure.Name + ": " + failure.Reason));
    }

    [Fact]
    public async Task ChainOfImportsWithoutEndIsCutOff()
    {
        var server = new ListedServer("s0");
        for (var number = 0; number < 1100; number++)
            server.With(
                "xapi/schemas/s" + number,
                SampleSchemas.WithType(
                    "s" + number,
                    "thing",
                    $"<xs:import namespace='http://example.org/s{number + 1}' schemaLocation='../s{number + 1}/s{number + 1}.xsd'/>"));

        var (pulled, _) = await server.PullAsync(folder.Path);

        Assert.Equal(1001, pulled.Schemas.Count);
        Assert.Equal("imported by s1000 after 1000 others; imports are followed no further", Assert.Single(pulled.Failures).Reason);
    }

    [Fact]
    public async Task SchemaWithADocumentTypeIsNoPage()
    {
        var server = new ListedServer("lab").With("xapi/schemas/lab", "<!DOCTYPE xs:schema>\n" + SampleSchemas.WithType("lab", "thing"));

        var (pulled, _) = await server.PullAsync(folder.Path);

        Assert.Empty(pulled.Failures);
        Assert.Equal(["lab/lab.xsd", "xnat-schemas.lock.json"], folder.Files());
    }

    [Fact]
    public async Task SchemaInAnotherEncodingIsWrittenInUtf8()
    {
        var content = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
            + SampleSchemas.WithType("lab", "gr\u00f6\u00dfe"));
        var server = new ListedServer("lab").With("xapi/schemas/lab", content);

        var (pulled, _) = await server.PullAsync(folder.Path);

        Assert.Empty(pulled.Failures);
        var expected = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + SampleSchemas.WithType("lab", "gr\u00f6\u00dfe"));
        Assert.Equal(expected, await File.ReadAllBytesAsync(folder["lab/lab.xsd"]));
        var locked = await File.ReadAllTextAsync(folder["xnat-schemas.lock.json"]);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(expected)), locked, StringComparison.Ordinal);
    }
}
