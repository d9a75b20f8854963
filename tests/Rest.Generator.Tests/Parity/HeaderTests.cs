using Xnat.Typed.Rest.Generator.Tests.Http;

namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class HeaderTests
{
    private static readonly IReadOnlyList<ParityCase> Cases =
    [
        Case("interface wins over base", "GET /x/h\nX-Base: 1\nX-Face: 1\nX-From: interface", api => api.PlainAsync()),
        Case("inherited method has only its own", "GET /x/inherited\nX-Base: 1\nX-From: base", api => api.InheritedAsync()),
        Case("method wins, removes and empties", "GET /x/h\nX-Empty: \nX-Face: 1\nX-From: method", api => api.OverriddenAsync()),
        Case("parameter wins", "GET /x/h\nX-Base: 1\nX-Face: 1\nX-From: parameter", api => api.DynamicAsync("parameter")),
        Case("null parameter removes", "GET /x/h\nX-Base: 1\nX-Face: 1", api => api.DynamicAsync(null)),
        Case("empty parameter is sent empty", "GET /x/h\nX-Base: 1\nX-Face: 1\nX-From: ", api => api.DynamicAsync("")),
        Case("line breaks are dropped", "GET /x/h\nX-Base: 1\nX-Face: 1\nX-From: aX-Evil: b", api => api.DynamicAsync("a\r\nX-Evil: b")),
        Case(
            "collection",
            "GET /x/h\nX-Base: 1\nX-Face: 1\nX-From: map\nX-More: 2",
            api => api.CollectionAsync(new Dictionary<string, string> { ["X-From"] = "map", ["X-More"] = "2" })),
        Case("credential", "GET /x/h\nAuthorization: Token abc\nX-Base: 1\nX-Face: 1\nX-From: interface", api => api.AuthorizedAsync("abc")),
        Case(
            "content header goes to the content",
            "PUT /x/h\nContent-Type: application/dicom\nX-Base: 1\nX-Face: 1\nX-From: interface\n\nDICM",
            api => api.ContentTypeAsync(new MemoryStream("DICM"u8.ToArray()))),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(static item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task HeadersAreSent(string name) => Cases.Single(item => item.Name == name).AssertAsync();

    [Fact]
    public async Task RequestWithHeadersHasAnEmptyBodyUnlessItIsRead()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();
        var api = RestClient.For<IHeaderApi>(http);

        using (await api.OnDeleteAsync()) Assert.Equal(0, handler.ContentLength);
        using (await api.PlainAsync()) Assert.Null(handler.ContentLength);
    }

    [Fact]
    public async Task PropertyReachesTheHandlersOnly()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();

        using var response = await RestClient.For<IHeaderApi>(http).PropertyAsync("secret");

        Assert.DoesNotContain("secret", handler.Sent, StringComparison.Ordinal);
        Assert.Contains(handler.Options!, static option => option is { Key: "key", Value: "secret" });
    }

    private static ParityCase Case(string name, string expected, Func<IHeaderApi, Task<HttpResponseMessage>> call) => ParityCase.Of(name, expected, call);
}
