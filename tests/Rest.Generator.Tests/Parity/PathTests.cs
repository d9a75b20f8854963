namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class PathTests
{
    private static readonly IReadOnlyList<ParityCase> Cases =
    [
        Case("empty route is the base path", "GET /x", api => api.EmptyAsync()),
        Case("slash is added to the base path", "GET /x/", api => api.SlashAsync()),
        Case("plain value", "GET /x/p/abc-._~", api => api.NameAsync("abc-._~")),
        Case("space", "GET /x/p/a%20b", api => api.NameAsync("a b")),
        Case("slash in a value", "GET /x/p/a%2Fb", api => api.NameAsync("a/b")),
        Case("characters with a meaning", "GET /x/p/%23%25%2B%3F%26%3D%3A%40%22%27%5B%5D%5C", api => api.NameAsync("#%+?&=:@\"'[]\\")),
        Case("already escaped text is escaped again", "GET /x/p/a%2520b", api => api.NameAsync("a%20b")),
        Case("umlaut", "GET /x/p/M%C3%BCller", api => api.NameAsync("Müller")),
        Case("outside the first plane", "GET /x/p/%F0%9D%84%9E", api => api.NameAsync("\U0001D11E")),
        Case("null is nothing", "GET /x/p/", api => api.NameAsync(null)),
        Case("placeholder in another case", "GET /x/p/a/q", api => api.OtherCaseAsync("a")),
        Case("alias", "GET /x/p/a", api => api.AliasAsync("a")),
        Case("one placeholder twice", "GET /x/a/a/7", api => api.RepeatedAsync("a", 7)),
        Case("several in one segment", "GET /x/p/n.e/x-n", api => api.MixedAsync("n", "e")),
        Case("catch-all keeps slashes", "GET /x/files/a%20b/c%23d", api => api.CatchAllAsync("a b/c#d")),
        Case("catch-all keeps outer and double slashes", "GET /x/files//a//b/", api => api.CatchAllAsync("/a//b/")),
        Case("two catch-alls", "GET /x/experiments/E%201/files/d/%2B.dcm", api => api.TwoCatchAllsAsync("experiments/E 1", "d/+.dcm")),
        Case("format of a path value", "GET /x/p/2024-01-02", api => api.FormatAsync(new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc))),
        Case("property in the path, the others in the query", "GET /x/p/n?max=3", api => api.PropertyAsync(new Filter { Name = "n", Maximum = 3 })),
        Case("enumeration with a text of its own", "GET /x/p/very%20high", api => api.EnumAsync(Level.High)),
        Case("fixed pair comes first", "GET /x/p?fixed=a%20b&x=1", api => api.FixedPairAsync("1")),
        Case("placeholder in the route's query", "GET /x/p?id=a%26b", api => api.PlaceholderInQueryAsync("a&b")),
        Case("null placeholder in the route's query", "GET /x/p?id=", api => api.PlaceholderInQueryAsync(null)),
        Case("lone question mark is dropped", "GET /x/p", api => api.LoneQuestionMarkAsync(null)),
        Case("pair behind a lone question mark", "GET /x/p?x=1", api => api.LoneQuestionMarkAsync("1")),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task PathIsSent(string name) => Cases.Single(item => item.Name == name).AssertAsync();

    private static ParityCase Case(string name, string expected, Func<IPathApi, Task<HttpResponseMessage>> call) => ParityCase.Of(name, expected, call);
}
