using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Xnat.Typed;

/// <summary>Refuses the certificates that .NET refuses, and says which way each is wrong.</summary>
internal static class CertificateCheck
{
    /// <exception cref="CertificateException">The certificate is not trusted.</exception>
    public static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true
            : throw new CertificateException(string.Join("; also, ", Problems(certificate as X509Certificate2, chain, errors)));

    private static IEnumerable<string> Problems(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
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
            yield return TlsAdvice.Untrusted;
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
