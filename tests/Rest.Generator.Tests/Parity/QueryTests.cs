namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class QueryTests
{
    private static readonly DateTime Moment = new(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private static readonly IReadOnlyList<ParityCase> Cases =
    [
        Case("text", "GET /x/q?x=a%20b%2Fc", api => api.TextAsync("a b/c")),
        Case("null is left out", "GET /x/q", api => api.TextAsync(null)),
        Case("empty text is kept", "GET /x/q?x=", api => api.TextAsync("")),
        Case("order of declaration", "GET /x/q?b=1&a=2", api => api.OrderAsync("1", "2")),
        Case("keys are escaped", "GET /x/q?xnat%3Amr%2Fage=7", api => api.AliasAsync("7")),
        Case("no value is left out", "GET /x/q", api => api.NullableAsync(null)),
        Case("a value that may be absent", "GET /x/q?x=-3", api => api.NullableAsync(-3)),
        Case("boolean", "GET /x/q?x=True", api => api.BooleanAsync(true)),
        Case("double", "GET /x/q?x=1.5", api => api.DoubleAsync(1.5)),
        Case("decimal", "GET /x/q?x=1.50", api => api.DecimalAsync(1.50m)),
        Case("guid", "GET /x/q?x=0f8fad5b-d9cb-469f-a165-70867728950e", api => api.GuidAsync(new Guid("0F8FAD5B-D9CB-469F-A165-70867728950E"))),
        Case("enumeration", "GET /x/q?x=Low", api => api.EnumAsync(Level.Low)),
        Case("enumeration with a text of its own", "GET /x/q?x=very%20high", api => api.EnumAsync(Level.High)),
        Case("absent enumeration", "GET /x/q", api => api.NullableEnumAsync(null)),
        Case("date and time", "GET /x/q?x=01%2F02%2F2024%2003%3A04%3A05", api => api.DateTimeAsync(Moment)),
        Case("with offset", "GET /x/q?x=01%2F02%2F2024%2003%3A04%3A05%20%2B02%3A00", api => api.DateTimeOffsetAsync(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)))),
        Case("date", "GET /x/q?x=01%2F02%2F2024", api => api.DateOnlyAsync(new DateOnly(2024, 1, 2))),
        Case("time", "GET /x/q?x=03%3A04", api => api.TimeOnlyAsync(new TimeOnly(3, 4, 5))),
        Case("duration", "GET /x/q?x=01%3A30%3A00", api => api.TimeSpanAsync(TimeSpan.FromMinutes(90))),
        Case("address", "GET /x/q?x=http%3A%2F%2Fother%2F", api => api.UriAsync(new Uri("http://other/"))),
        Case("format", "GET /x/q?x=20240102", api => api.FormatAsync(Moment)),
        Case("list is joined by commas", "GET /x/q?x=a%2C%2Cc", api => api.ListAsync(["a", null, "c"])),
        Case("empty list is an empty text", "GET /x/q?x=", api => api.ListAsync([])),
        Case("null list is left out", "GET /x/q", api => api.ListAsync(null)),
        Case("spaces", "GET /x/q?x=1%202", api => api.SpacesAsync([1, 2])),
        Case("tabs", "GET /x/q?x=1%092", api => api.TabsAsync([1, 2])),
        Case("pipes", "GET /x/q?x=1%7C2", api => api.PipesAsync([1, 2])),
        Case("repeated key without nulls", "GET /x/q?x=a&x=b", api => api.RepeatedAsync(["a", null, "b"])),
        Case("repeated key of nothing", "GET /x/q", api => api.RepeatedAsync([])),
        Case("enumerations in a list", "GET /x/q?x=Low&x=very%20high", api => api.LevelsAsync([Level.Low, Level.High])),
        Case("map", "GET /x/q?a%2Fb=1&c=", api => api.MapAsync(new Dictionary<string, string?> { ["a/b"] = "1", ["n"] = null, ["c"] = "", [" "] = "blank" })),
        Case("null map", "GET /x/q", api => api.MapAsync(null)),
        Case("prefix", "GET /x/q?pre.a=1", api => api.PrefixAsync(new Dictionary<string, string> { ["a"] = "1" })),
        Case("map on a method that may have a body", "POST /x/q?a=1", api => api.MapOnPostAsync(new Dictionary<string, string?> { ["a"] = "1" })),
        Case(
            "object",
            "GET /x/q?Name=n&max=3&Since=2024-01-02&Period.From=1",
            api => api.ObjectAsync(new Filter { Name = "n", Maximum = 3, Since = Moment, Period = new Period { From = 1 } })),
        Case("null object", "GET /x/q", api => api.ObjectAsync(null)),
        Case("delimiter of nested names", "GET /x/q?Period-From=1&Period-To=2", api => api.DelimiterAsync(new Filter { Period = new Period { From = 1, To = 2 } })),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task QueryIsSent(string name) => Cases.Single(item => item.Name == name).AssertAsync();

    private static ParityCase Case(string name, string expected, Func<IQueryApi, Task<HttpResponseMessage>> call) => ParityCase.Of(name, expected, call);
}
