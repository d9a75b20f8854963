namespace Xnat.Typed;

/// <summary>
/// Gives the client's reason to each change of the archive that has none of its own. Signing in and out, and <c>/xapi</c>, know no reasons.
/// </summary>
internal sealed class ReasonHandler(string reason, Uri server, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] SignIns = ["data/JSESSION", "data/services/auth", "REST/JSESSION", "REST/services/auth"];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { IsAbsoluteUri: true } address && IsChange(request.Method) && IsBelowData(address)
            && !ChangeReason.IsIn(address))
            request.RequestUri = ChangeReason.AddTo(address, reason);
        return base.SendAsync(request, cancellationToken);
    }

    private static bool IsChange(HttpMethod method) => method == HttpMethod.Put || method == HttpMethod.Post || method == HttpMethod.Delete;

    private bool IsBelowData(Uri address)
    {
        if (!ServerAddress.SameOrigin(address, server)
            || !address.AbsolutePath.StartsWith(server.AbsolutePath, StringComparison.Ordinal)) return false;
        var route = address.AbsolutePath.AsSpan(server.AbsolutePath.Length);
        if (!route.StartsWith("data/", StringComparison.Ordinal) && !route.StartsWith("REST/", StringComparison.Ordinal)) return false;
        foreach (var signIn in SignIns)
        {
            if (route.StartsWith(signIn, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
