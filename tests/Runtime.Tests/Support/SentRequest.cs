using System.Text;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>One request as it reached the wire, query decoded.</summary>
internal sealed record SentRequest(string Method, string Path, string Query, string Cookie, string Authorization, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    public string Line => Query.Length == 0 ? $"{Method} {Path}" : $"{Method} {Path}?{Query}";
}
