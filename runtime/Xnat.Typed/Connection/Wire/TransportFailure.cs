namespace Xnat.Typed;

/// <summary>Messages for what the transport reports.</summary>
internal static class TransportFailure
{
    public static XnatException Of(Exception failure, string route, Uri server, TimeSpan wait)
    {
        var host = server.Authority;
        var error = (failure as HttpRequestException)?.HttpRequestError;
        var message = error switch
        {
            HttpRequestError.NameResolutionError =>
                $"The name '{server.IdnHost}' is not known; check the address of the server and your network.",
            HttpRequestError.SecureConnectionError => TlsAdvice.Of(failure, server),
            HttpRequestError.ConnectionError =>
                $"{host} does not accept connections; check address and port, then whether the server runs and your network reaches it.",
            HttpRequestError.ProxyTunnelError => Proxy(failure, host),
            HttpRequestError.InvalidResponse when server.Scheme == Uri.UriSchemeHttp && TlsAdvice.IsTlsInstead(failure) =>
                $"{host} speaks https at this port; connect to {TlsAdvice.HttpsAddress(server)}.",
            HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => Ended(route, server),
            HttpRequestError.ConfigurationLimitExceeded =>
                $"The answer of {host} to {route} has larger headers than HTTP clients accept; this is no XNAT, check the address.",
            _ when failure is OperationCanceledException => TimedOut(failure, route, host, wait),
            _ => $"The connection to {host} broke during {route}; {WaitAdvice.AfterSending(route)}.{PerhapsHttps(route, server)}",
        };
        return new XnatConnectionException(message, failure);
    }

    private static string Ended(string route, Uri server) =>
        $"{server.Authority} ended the connection without a complete answer to {route}; {WaitAdvice.AfterSending(route)}, and look at " +
            "the server's or proxy's logs if it stays so."
        + PerhapsHttps(route, server);

    /// <summary>Many servers close a connection to their https port that begins with plain HTTP.</summary>
    private static string PerhapsHttps(string route, Uri server) =>
        server.Scheme == Uri.UriSchemeHttp && WaitAdvice.IsSignIn(route)
            ? $" If the server speaks https at this port, connect to {TlsAdvice.HttpsAddress(server)}." : "";

    private static string Proxy(Exception failure, string host) => failure.Message.Contains("407", StringComparison.Ordinal)
        ? $"There is no way to {host} (407). {ProxyAdvice.WantsCredentials}"
        : $"The proxy does not let {host} through; check the address, then the proxy's settings in the environment or in " +
            "XnatClientOptions.Proxy.";

    private static string TimedOut(Exception failure, string route, string host, TimeSpan wait) =>
        failure.InnerException is TimeoutException
            ? $"{host} accepted no connection in time; check address and port, or raise ConnectTimeout."
            : $"{host} did not begin to answer {route} within {wait.TotalSeconds:0.###} s; {WaitAdvice.AfterSending(route)}, or raise " +
                "AnswerTimeout (for imports ArchiveTimeout).";
}
