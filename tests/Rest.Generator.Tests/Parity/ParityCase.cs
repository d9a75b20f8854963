using Xnat.Typed.Rest.Generator.Tests.Http;

namespace Xnat.Typed.Rest.Generator.Tests.Parity;

/// <summary>One call and exactly what it must send, whatever back end sends it.</summary>
public sealed record ParityCase(string Name, string Expected, Func<HttpClient, Task<HttpResponseMessage>> Call)
{
    public static ParityCase Of<T>(string name, string expected, Func<T, Task<HttpResponseMessage>> call)
        where T : class => new(name, expected, http => call(RestClient.For<T>(http, ItemJson.Default)));

    public async Task AssertAsync()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();

        using var response = await Call(http);

        Assert.Equal(Expected, handler.Sent);
    }
}
