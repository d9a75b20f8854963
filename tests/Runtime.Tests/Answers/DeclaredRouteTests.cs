namespace Xnat.Typed.Runtime.Tests.Answers;

public sealed class DeclaredRouteTests
{
    private static readonly Uri Server = new("https://xnat.example.org/x/");

    [Theory]
    [InlineData("/xapi/mine/{id}", "/xapi/mine/{id}")]
    [InlineData("/xapi/mine/{id}?format=json", "/xapi/mine/{id}")]
    [InlineData("/xapi/mine/{id}/{sub?}", "/xapi/mine/{id}/{sub?}")]
    [InlineData("/xapi/mine/{id}/{sub?}?a={b}", "/xapi/mine/{id}/{sub?}")]
    [InlineData("/xapi/mine/{**path}", "/xapi/mine/{path}")]
    [InlineData("/data/projects/{p}", "/data/projects/{p}")]
    [InlineData("/data/{**item}", "/data/experiments/{experiment}/scans/{scan}")]
    [InlineData("/data/{**owner}/scans/{scan}", "/data/experiments/{experiment}/scans/{scan}")]
    public void RouteIsTheInterfacesUnlessTheAddressTellsMore(string declared, string route)
    {
        using var request = Request(declared, "data/experiments/E/scans/4");

        Assert.Equal(route, RouteTemplate.OfRequest(request, Server));
    }

    [Theory]
    [InlineData("/xapi/mine/{id}", "xapi/mine/a%20b", "a b")]
    [InlineData("/xapi/mine/{id}/text", "xapi/mine/a/text", "a")]
    [InlineData("/xapi/mine/{id}/{part}", "xapi/mine/a/b%2Fc", "b/c")]
    [InlineData("/xapi/mine", "xapi/mine", null)]
    [InlineData("/xapi/mine/{**path}", "xapi/mine/a/b", null)]
    [InlineData("/xapi/mine/{id}/{part?}", "xapi/mine/a", null)]
    [InlineData("/{a}/b/c/d", "xapi", null)]
    [InlineData("/data/{**item}", "data/experiments/E/scans/4", "4")]
    public void KeyIsTheLastValueOfTheRoute(string declared, string path, string? key)
    {
        using var request = Request(declared, path);

        Assert.Equal(key, RouteTemplate.KeyOf(request, Server));
    }

    private static HttpRequestMessage Request(string declared, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server, path));
        request.Options.Set(new HttpRequestOptionsKey<string>("Refit.RelativePathTemplate"), declared);
        return request;
    }
}
