using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>
/// Stands in for the wire: signs everybody in and answers each listing with the same bytes, so that only the reading counts.
/// </summary>
/// <param name="listing">The bytes.</param>
/// <param name="delay">How long each request takes.</param>
internal sealed class CannedHandler(byte[] listing, TimeSpan delay = default) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero) await Task.Delay(delay, cancellationToken);
        return request.RequestUri!.AbsolutePath switch
        {
            "/data/services/auth" or "/data/JSESSION" => Text("S1"),
            "/data/auth" => SignedIn(),
            _ => Listing(),
        };
    }

    private static HttpResponseMessage SignedIn()
    {
        var response = Text("User 'reader' is logged in");
        response.Headers.TryAddWithoutValidation("Set-Cookie", "JSESSIONID=S1; Path=/");
        return response;
    }

    private static HttpResponseMessage Text(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8) };

    private HttpResponseMessage Listing()
    {
        var content = new StreamContent(new MemoryStream(listing, writable: false));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new(HttpStatusCode.OK) { Content = content };
    }
}
