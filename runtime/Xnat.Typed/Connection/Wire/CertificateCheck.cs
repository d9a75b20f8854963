using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Xnat.Typed;

/// <summary>
/// Refuses the certificates that .NET refuses, unless an authority of the caller's signed them, and says which way each is wrong.
/// </summary>
internal sealed class CertificateCheck(XnatClientOptions options)
{
    /// <summary>The purpose that a server's certificate must have (RFC 5280, 4.2.1.12).</summary>
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <exception cref="CertificateException">The certificate is not trusted.</exception>
    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || options.AllowUntrustedCertificate || Fault(certificate, chain, errors) is not { } fault
            ? true
            : throw new CertificateException(fault);

    private string? Fault(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        using var own = options.TrustedAuthorities is { } authorities ? OwnChain(authorities, chain) : null;
        if (own is not null && errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && certificate is X509Certificate2 shown)
        {
            if (own.Build(shown)) errors &= ~SslPolicyErrors.RemoteCertificateChainErrors;
            if (errors == SslPolicyErrors.None) return null;
        }

        return string.Join("; also, ", Problems(certificate as X509Certificate2, own ?? chain, errors));
    }

    private static X509Chain OwnChain(X509Certificate2Collection authorities, X509Chain? shown)
    {
        var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                // As for the machine's authorities.
                RevocationMode = shown?.ChainPolicy.RevocationMode ?? X509RevocationMode.NoCheck,
                ApplicationPolicy = { new Oid(ServerAuthentication) },
                DisableCertificateDownloads = true,
            },
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        // What the server sent along: between its certificate and the authority there may be others.
        if (shown is not null) chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        foreach (var element in shown?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain;
    }

    private IEnumerable<string> Problems(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            yield return "it shows no certificate; check address and port";
            yield break;
        }

        if (Lifetime(certificate) is { } lifetime) yield return lifetime;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) yield return TlsAdvice.WrongName(null);
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) yield break;
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status);
        if (status.HasFlag(X509ChainStatusFlags.Revoked)) yield return "its certificate was revoked; tell the server's administrator";
        else if ((status & ~X509ChainStatusFlags.NotTimeValid) != X509ChainStatusFlags.NoError || Lifetime(certificate) is null)
            yield return options.TrustedAuthorities is null ? TlsAdvice.Untrusted : TlsAdvice.UntrustedByOwn;
    }

    private static string? Lifetime(X509Certificate2 certificate)
    {
        var now = DateTime.Now;
        if (now < certificate.NotBefore)
            return $"its certificate is valid from {Day(certificate.NotBefore)} only; set the clock of this machine if its date is " +
                "wrong, or tell the server's administrator";
        return now > certificate.NotAfter
            ? $"its certificate expired on {Day(certificate.NotAfter)}; tell the server's administrator, or set the clock of this " +
                "machine if its date is wrong"
            : null;
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
