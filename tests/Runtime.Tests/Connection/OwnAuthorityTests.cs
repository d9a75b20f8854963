using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Real handshakes with certificates of an authority of one's own, and with a client's certificate.</summary>
public sealed class OwnAuthorityTests : IDisposable
{
    private static readonly XnatCredential Reader = XnatCredential.UserPassword("reader", "secret-1");

    private readonly X509Certificate2 authority = Authority("Lab Authority");

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task CertificateOfAnOwnAuthorityIsTrusted()
    {
        using var certificate = Signed(authority, "localhost");
        await using var server = await ServeAsync(certificate);

        await using var xnat = await XnatClient.ConnectAsync(Address(server), Reader, new() { TrustedAuthorities = [authority] });

        Assert.Empty(xnat.Warnings);
    }

    [Fact]
    public async Task AuthorityReadFromPemIsTrustedAndACopyOfItStays()
    {
        using var certificate = Signed(authority, "localhost");
        await using var server = await ServeAsync(certificate);
        X509Certificate2Collection trusted = [];
        trusted.ImportFromPem(authority.ExportCertificatePem());
        var options = new XnatClientOptions
        {
            TrustedAuthorities = trusted,
            PrimaryHandler = prepared =>
            {
                trusted.Clear();
                return prepared;
            },
        };

        await using var xnat = await XnatClient.ConnectAsync(Address(server), Reader, options);
    }

    [Fact]
    public async Task CertificateThatSignsItselfIsItsOwnAuthority()
    {
        using var certificate = Authority("localhost");
        await using var server = await ServeAsync(certificate);

        await using var xnat = await XnatClient.ConnectAsync(
            Address(server), Reader, new() { TrustedAuthorities = [X509CertificateLoader.LoadCertificate(certificate.RawData)] });
    }

    [Theory]
    [InlineData("localhost", -10, -2, "expired on", "authority (CA)")]
    [InlineData("other.test", -10, 10, "another host name", "authority (CA)")]
    public async Task NameAndDatesAreCheckedAllTheSame(string name, int from, int to, string must, string mustNot)
    {
        using var certificate = Signed(authority, name, from, to);
        await using var server = await ServeAsync(certificate);

        var error = await Assert.ThrowsAsync<XnatConnectionException>(
            () => XnatClient.ConnectAsync(Address(server), Reader, new() { TrustedAuthorities = [authority] }));

        Assert.Contains(must, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(mustNot, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateOfAStrangersAuthorityIsRefused()
    {
        using var stranger = Authority("Lab Authority");
        using var certificate = Signed(stranger, "localhost");
        await using var server = await ServeAsync(certificate);

        var error = await Assert.ThrowsAsync<XnatConnectionException>(
            () => XnatClient.ConnectAsync(Address(server), Reader, new() { TrustedAuthorities = [authority] }));

        Assert.Contains("XnatClientOptions.TrustedAuthorities", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.1", true)]
    [InlineData("1.3.6.1.5.5.7.3.2", false)]
    public void CertificateForAnotherPurposeIsRefused(string purpose, bool isAccepted)
    {
        using var certificate = Signed(authority, "localhost", purpose: purpose);
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        chain.Build(certificate);
        var check = new CertificateCheck(new() { TrustedAuthorities = [authority] });

        var error = Record.Exception(() => check.Validate(this, certificate, chain, SslPolicyErrors.RemoteCertificateChainErrors));

        Assert.Equal(isAccepted, error is null);
    }

    [Fact]
    public async Task UncheckedCertificateIsAWarning()
    {
        using var certificate = Signed(authority, "other.test", -10, -2);
        await using var server = await ServeAsync(certificate);

        await using var xnat = await XnatClient.ConnectAsync(Address(server), Reader, new() { AllowUntrustedCertificate = true });

        Assert.Contains("is not checked", Assert.Single(xnat.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientShowsItsCertificate()
    {
        using var certificate = Signed(authority, "localhost");
        using var own = Signed(authority, "reader", purpose: "1.3.6.1.5.5.7.3.2");
        await using var server = await ServeAsync(certificate, own.Thumbprint);
        var options = new XnatClientOptions { TrustedAuthorities = [authority] };

        await Assert.ThrowsAsync<XnatConnectionException>(() => XnatClient.ConnectAsync(Address(server), Reader, options));
        await using var xnat = await XnatClient.ConnectAsync(Address(server), Reader, options with { ClientCertificates = [own] });
    }

    [Fact]
    public async Task CertificatesThatShowOrTrustNobodyAreRefused()
    {
        using var bare = X509CertificateLoader.LoadCertificate(authority.RawData);

        await RefusedAsync(new() { ClientCertificates = [bare] });
        await RefusedAsync(new() { TrustedAuthorities = [] });
    }

    [Fact]
    public async Task OptionsThatAHandlerOfOnesOwnPassesOverAreRefused()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var options = new XnatClientOptions { PrimaryHandler = _ => handler };

        await RefusedAsync(options with { TrustedAuthorities = [authority] });
        await RefusedAsync(options with { AllowUntrustedCertificate = true });
        await RefusedAsync(options with { Proxy = new WebProxy("http://proxy.example.org:8080") });
    }

    [Fact]
    public async Task ProxyOfTheOptionsIsAsked()
    {
        await using var proxy = new Support.RawServer(static _ => Support.RawServer.Answer("502 Bad Gateway", "no"));
        var options = new XnatClientOptions { Proxy = new WebProxy(proxy.Address), AllowPlainHttp = true };

        await Assert.ThrowsAsync<XnatResponseException>(() => XnatClient.ConnectAsync("http://xnat.invalid/", Reader, options));

        Assert.Contains("http://xnat.invalid/data/auth", proxy.Heard, StringComparison.Ordinal);
    }

    private static Task RefusedAsync(XnatClientOptions options) =>
        Assert.ThrowsAsync<ArgumentException>(() => XnatClient.ConnectAsync("https://nowhere.invalid", Reader, options));

    private static Uri Address(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    private static async Task<WebApplication> ServeAsync(X509Certificate2 certificate, string? client = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate, https =>
        {
            if (client is null) return;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (shown, _, _) => shown.Thumbprint == client;
        })));
        var server = builder.Build();
        server.Run(static context => context.Response.WriteAsync(
            context.Request.Path == "/data/auth" ? "User 'reader' is logged in" : "S1"));
        await server.StartAsync();
        return server;
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(20));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 Signed(
        X509Certificate2 authority, string name, int from = -10, int to = 10, string purpose = "1.3.6.1.5.5.7.3.1")
    {
        using var key = RSA.Create(2048);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        using var certificate = request.Create(
            authority, DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to), RandomNumberGenerator.GetBytes(8));
        using var complete = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(complete.Export(X509ContentType.Pfx), null);
    }

    private static CertificateRequest Request(string name, RSA key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name.Replace(' ', '-'));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
