using System.Text;

namespace Xnat.Typed;

internal sealed class AliasTokenCredential(string alias, string secret) : XnatCredential
{
    internal override SignInRequest CreateSignIn(Uri server) =>
        new() { Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{alias}:{secret}")) };
}
