using System.Net;

namespace Xnat.Typed;

/// <summary>
/// Holds the caller's handler to what the session's safety needs: it follows no redirects, keeps no cookies and
/// hands on bytes as they came.
/// </summary>
internal static class PrimaryHandlers
{
    /// <summary>A handler that does as the options say.</summary>
    public static SocketsHttpHandler Prepare(XnatClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            // The transport asks for compression and undoes it, except on files.
            AutomaticDecompression = DecompressionMethods.None,
            // The framework's own spans hold the whole address, and labels stand in it; ours hold the route.
            ActivityHeadersPropagator = null,
            SslOptions =
            {
                RemoteCertificateValidationCallback = new CertificateCheck(options).Validate,
                ClientCertificates = options.ClientCertificates,
            },
        };
        if (options.Proxy is { } proxy) handler.Proxy = proxy;
        return handler;
    }

    /// <summary>The prepared handler, or what the caller made of it.</summary>
    /// <exception cref="ArgumentException">The caller's handler does what this client must do itself.</exception>
    public static HttpMessageHandler Make(SocketsHttpHandler prepared, XnatClientOptions options)
    {
        if (options.PrimaryHandler is not { } change) return prepared;
        var handler = Changed(change, prepared);
        if (Fault(handler) is { } fault)
            throw new ArgumentException(
                $"The function in PrimaryHandler gives {fault}. The prepared handler is right as it is.", nameof(options));
        if (IsPassedOver(options) && Innermost(handler!) != prepared)
            throw new ArgumentException(
                "Proxy, TrustedAuthorities, ClientCertificates and AllowUntrustedCertificate are set on the prepared handler, which the " +
                "function in PrimaryHandler does not use; change or wrap that one, or set them on your own handler only.",
                nameof(options));
        return handler!;
    }

    /// <summary>A handler of unknown make that followed a redirect has sent the cookie along.</summary>
    /// <returns>What to throw if the answer is another address's.</returns>
    public static XnatException? OtherAddress(Uri sent, HttpResponseMessage response, string route)
    {
        if (response.RequestMessage?.RequestUri is not { IsAbsoluteUri: true } answered || answered == sent) return null;
        return new(
            $"The handler from PrimaryHandler went from {route} to another address by itself, at {answered.IdnHost}:{answered.Port}, " +
            "and may have sent the session's cookie there. Make it follow no redirects (AllowAutoRedirect = false) nor change addresses, " +
            "and end the session on the server if you do not know the other address.");
    }

    private static HttpMessageHandler? Changed(Func<SocketsHttpHandler, HttpMessageHandler> change, SocketsHttpHandler prepared)
    {
        try
        {
            return change(prepared);
        }
        catch (Exception e) when (e is not (XnatException or ArgumentException or InvalidOperationException or OperationCanceledException))
        {
            throw new XnatException("The function in PrimaryHandler failed; nothing was sent. Its own exception is the inner one.", e);
        }
    }

    private static bool IsPassedOver(XnatClientOptions options) =>
        options.AllowUntrustedCertificate || options.Proxy is not null || options.TrustedAuthorities is not null
        || options.ClientCertificates is not null;

    private static HttpMessageHandler Innermost(HttpMessageHandler handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner }) handler = inner;
        return handler;
    }

    private static string? Fault(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler wrapper)
        {
            if (wrapper.InnerHandler is null) return "a handler that wraps nothing; give the prepared handler as its InnerHandler";
            handler = wrapper.InnerHandler;
        }

        return handler switch
        {
            null => "no handler; return the prepared one, changed or wrapped",
            SocketsHttpHandler sockets => Fault(sockets.AllowAutoRedirect, sockets.UseCookies, sockets.AutomaticDecompression),
            HttpClientHandler client => Fault(client.AllowAutoRedirect, client.UseCookies, client.AutomaticDecompression),
            _ => null,
        };
    }

    private static string? Fault(bool followsRedirects, bool keepsCookies, DecompressionMethods decompression)
    {
        if (followsRedirects)
            return "a handler that follows redirects, which would carry the session to other servers; set AllowAutoRedirect = false";
        if (keepsCookies) return "a handler that keeps cookies, which this client does itself; set UseCookies = false";
        return decompression == DecompressionMethods.None
            ? null
            : "a handler that decompresses, which would unpack files on their way; set AutomaticDecompression = DecompressionMethods.None";
    }
}
