namespace Xnat.Typed;

/// <summary>Words for what the transport reports.</summary>
internal static class TransportFailure
{
    public static XnatException Of(Exception failure, string route, Uri server, TimeSpan wait)
    {
        var host = server.Authority;
        var error = (failure as HttpRequestException)?.HttpRequestError;
        var message = error switch
        {
            HttpRequestError.NameResolutionError => $"The name '{server.IdnHost}' is not known; check the address of the server and your network.",
            HttpRequestError.SecureConnectionError => $"No secure connection to {host}; check its certificate and the date of this machine, or give a handler that trusts it.",
            HttpRequestError.ConnectionError => $"{host} does not accept connections; check address and port, then whether the server runs and your network reaches it.",
            HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => $"{host} ended the connection without a complete answer to {route}; try again, and look at the server's or proxy's logs if it stays so.",
            HttpRequestError.ConfigurationLimitExceeded => $"The answer of {host} to {route} has larger headers than HTTP clients accept; this is no XNAT, check the address.",
            _ when failure is OperationCanceledException => TimedOut(failure, route, host, wait),
            _ => $"The connection to {host} broke during {route}; try again.",
        };
        return new XnatConnectionException(message, failure);
    }

    private static string TimedOut(Exception failure, string route, string host, TimeSpan wait) =>
        failure.InnerException is TimeoutException
            ? $"{host} accepted no connection in time; check address and port, or raise ConnectTimeout."
            : $"{host} did not begin to answer {route} within {wait.TotalSeconds:0.###} s; try again, or raise AnswerTimeout (for imports ArchiveTimeout).";
}
