using System.Net.Http.Headers;
using System.Text;

namespace Xnat.Typed;

internal sealed class AliasTokenCredential(string alias, string secret) : XnatCredential
{
    internal override HttpRequestMessage CreateSignIn(Uri server)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{alias}:{secret}"));
        return new(HttpMethod.Post, new Uri(server, "data/JSESSION")) { Headers = { Authorization = new AuthenticationHeaderValue("Basic", pair) } };
    }
}
