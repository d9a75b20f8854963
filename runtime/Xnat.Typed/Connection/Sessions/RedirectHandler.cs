using System.Net;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Follows redirects within the server and to no other.</summary>
internal sealed class RedirectHandler(Uri server, XnatClientOptions options, HttpMessageHandler session) : DelegatingHandler(session)
{
    private const int MostRedirects = 5;

    private static readonly HttpRequestOptionsKey<bool> Stays = new(IXnatImportApi.StaysAtRedirect);

    /// <summary>Refused: the framework's own way would go round the session, and on an open site answer as to a guest.</summary>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This client sends with SendAsync alone; nothing was sent.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Before the handlers below add their own, which depend on the address.
        var headers = request.Headers.NonValidated.ToDictionary(static header => header.Key, static header => header.Value.ToArray());
        var current = request;
        for (var hops = 0; ; hops++)
        {
            var response = await base.SendAsync(current, cancellationToken).ConfigureAwait(false);
            if (Redirection.TargetOf(response, current.RequestUri!) is not { } next || LoginPage.IsAt(next)) return response;
            if (Refusal(next, current, response, hops) is { } failure)
            {
                response.Dispose();
                throw failure;
            }

            if (response.StatusCode == HttpStatusCode.SeeOther && StaysAt(current)) return response;
            // After 303 the answer lies at the new address, whatever the verb was; the other codes are followed for reading only.
            if (response.StatusCode != HttpStatusCode.SeeOther && current.Method != HttpMethod.Get && current.Method != HttpMethod.Head)
                return response;
            response.Dispose();
            current = new(current.Method == HttpMethod.Head ? HttpMethod.Head : HttpMethod.Get, next);
            foreach (var (name, values) in headers) current.Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Whether the redirect is the answer that was asked for.</summary>
    public static bool StaysAt(HttpRequestMessage request) => request.Options.TryGetValue(Stays, out var stays) && stays;

    private XnatResponseException? Refusal(Uri next, HttpRequestMessage request, HttpResponseMessage response, int hops)
    {
        var answer = FailureReader.Describe(request, response, null, server, options);
        if (answer.Signs.IsPasswordExpired || answer.Signs.SignOn is not null || !ServerAddress.SameOrigin(next, server))
            return FailureReader.Of(answer, server);
        return hops < MostRedirects
            ? null
            : new($"{answer}: more than {MostRedirects} redirects in a row; check the address and the proxy before the server.", answer);
    }
}
