using System.Net.Security;

namespace Xnat.Typed;

/// <summary>What to say of a secure connection that did not come about.</summary>
internal static class TlsAdvice
{
    private const string Trust = "have this machine trust its authority, or give it in XnatClientOptions.TrustedAuthorities";

    public static string HttpsAddress(Uri server) => $"https://{server.Authority}{server.AbsolutePath.TrimEnd('/')}";

    /// <summary>What is wrong with how the server's certificate is looked at, if anything is.</summary>
    public static string? WarningAbout(Uri server, XnatClientOptions options) =>
        options.AllowUntrustedCertificate && server.Scheme == Uri.UriSchemeHttps
            ? $"The certificate of {server.Authority} is not checked, so whoever is on the way can pass for the server and read the " +
                "credential; give its authority in XnatClientOptions.TrustedAuthorities and leave AllowUntrustedCertificate out."
            : null;

    public static string Of(Exception failure, Uri server)
    {
        var host = server.Authority;
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is CertificateException refused) return $"No secure connection to {host}: {refused.Message}.";
        }

        var told = failure.ToString();
        if (Has(told, nameof(SslPolicyErrors.RemoteCertificateNameMismatch))) return $"No secure connection to {host}: {WrongName(null)}.";
        if (Has(told, "NotTimeValid"))
            return $"No secure connection to {host}: its certificate has expired or is not valid yet; compare the date of this machine " +
                "with the server's, then tell its administrator.";
        if (Has(told, "Revoked")) return $"No secure connection to {host}: its certificate was revoked; tell its administrator.";
        if (Has(told, "UntrustedRoot") || Has(told, "PartialChain") || Has(told, nameof(SslPolicyErrors.RemoteCertificateChainErrors)))
            return $"No secure connection to {host}: {Untrusted}.";
        // What OpenSSL, Schannel and .NET's own frame reader say of an answer that is no TLS.
        if (Has(told, "frame") || Has(told, "wrong version number") || Has(told, "packet length too long") || Has(told, "token supplied"))
            return $"No secure connection to {host}: there is no https at this port; check the port, or connect to http://{host} if the " +
                "server has no https (XnatClientOptions.AllowPlainHttp).";
        return $"No secure connection to {host}; check that it speaks https at this port, its certificate and the date of this machine. "
            + "An authority of your own goes into XnatClientOptions.TrustedAuthorities, a client's certificate into ClientCertificates.";
    }

    public static string Untrusted => $"this machine does not know the authority (CA) that signed its certificate; {Trust}";

    public static string UntrustedByOwn =>
        "neither this machine nor XnatClientOptions.TrustedAuthorities has the authority (CA) that signed its certificate; add that " +
        "authority's certificate, or the one between, which the server should send";

    public static string WrongName(string? names) =>
        $"its certificate is for another host name{(names is null ? "" : $" ({names})")}; connect by a name that it is for, or tell the " +
            "server's administrator";

    /// <summary>Whether an answer that is no HTTP begins like TLS: an alert or a handshake.</summary>
    public static bool IsTlsInstead(Exception failure) => failure.Message.Contains("\u0015\u0003", StringComparison.Ordinal)
        || failure.Message.Contains("\u0016\u0003", StringComparison.Ordinal);

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
