using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>Makes listings of files those of a site that keeps no digests, and no lengths either where that is wanted.</summary>
internal sealed partial class PoorCatalog(HttpMessageHandler inner, bool hasSizes = true) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!request.RequestUri!.AbsolutePath.EndsWith("/files", StringComparison.Ordinal)) return response;
        if (response.Content.Headers.ContentType?.MediaType != "application/json") return response;
        var listing = Digest().Replace(await response.Content.ReadAsStringAsync(cancellationToken), "\"digest\":\"\"");
        if (!hasSizes) listing = Size().Replace(listing, "\"Size\":\"\"");
        response.Content = new StringContent(listing, Encoding.UTF8, "application/json");
        return response;
    }

    [GeneratedRegex("\"digest\":\\s*\"[0-9a-f]*\"")]
    private static partial Regex Digest();

    [GeneratedRegex("\"Size\":\\s*\"[0-9]*\"")]
    private static partial Regex Size();
}
