using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Xnat.Typed.DependencyInjection;

/// <summary>Makes of settings what a client is connected by.</summary>
internal static class SettingsReading
{
    public static XnatCredential Credential(XnatClientSettings settings) => settings switch
    {
        { Credential: { } given } => given,
        { Alias: { } alias, Secret: { } secret } => XnatCredential.AliasToken(alias, secret),
        { NetrcFile: { } file } => XnatCredential.FromNetrc(file),
        _ => XnatCredential.UserPassword(settings.User!, settings.Password!),
    };

    /// <exception cref="ArgumentException">A value cannot be used; the message names the key.</exception>
    public static XnatClientOptions Options(XnatClientSettings settings)
    {
        var given = settings.GivenOptions();
        return given with
        {
            ApplicationName = settings.ApplicationName ?? given.ApplicationName,
            AuthenticationProvider = settings.Provider ?? given.AuthenticationProvider,
            MaxConcurrentRequests = settings.MaxConcurrentRequests ?? given.MaxConcurrentRequests,
            AnswerTimeout = settings.AnswerTimeout ?? given.AnswerTimeout,
            Retry = settings.MaxRetries switch
            {
                null => given.Retry,
                0 => null,
                { } retries => (given.Retry ?? new()) with { MaxRetries = retries },
            },
            Reason = settings.Reason ?? given.Reason,
            Proxy = settings.Proxy is { } proxy ? ProxyAt(proxy) : given.Proxy,
            TrustedAuthorities = settings.AuthorityFile is { } file ? Authorities(file) : given.TrustedAuthorities,
            AllowPlainHttp = settings.AllowPlainHttp ?? given.AllowPlainHttp,
        };
    }

    private static WebProxy ProxyAt(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
            ? new(uri)
            : throw new ArgumentException(
                "Proxy is no address such as http://proxy.example.org:3128, without a user in it.", nameof(address));

    private static X509Certificate2Collection Authorities(string file)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException("AuthorityFile cannot be read as PEM.", nameof(file), e);
        }

        return authorities;
    }
}
