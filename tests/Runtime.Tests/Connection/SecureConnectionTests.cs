using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Real handshakes with certificates that are wrong, and with ports that speak the other protocol.</summary>
public sealed class SecureConnectionTests
{
    private static readonly XnatCredential Reader = XnatCredential.UserPassword("reader", "secret-1");

    [Theory]
    [InlineData("localhost", -10, 10, "authority (CA)|XnatClientOptions.TrustedAuthorities", "expired|valid from|host name")]
    [InlineData("localhost", -10, -2, "expired on|clock", "valid from|host name")]
    [InlineData("localhost", 2, 10, "is valid from|clock", "expired|host name")]
    [InlineData("other.test", -10, 10, "another host name", "expired|valid from")]
    public async Task CertificateIsSaidToBeWrongInItsWay(string name, int from, int to, string must, string mustNot)
    {
        using var certificate = Certificate(name, from, to);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync(listener, certificate);

        var error =
            await Assert.ThrowsAsync<XnatConnectionException>(() =>
            XnatClient.ConnectAsync($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}", Reader));
        listener.Stop();
        await served;

        Assert.All(must.Split('|'), word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        Assert.All(mustNot.Split('|'), word => Assert.DoesNotContain(word, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HttpsAtAnHttpPortIsSaid()
    {
        await using var server = await XnatServer.StartAsync();

        var error =
            await Assert.ThrowsAsync<XnatConnectionException>(() => XnatClient.ConnectAsync($"https://{server.Url.Authority}", Reader));

        Assert.Contains("no https at this port", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HttpAtAnHttpsPortIsSaid()
    {
        using var certificate = Certificate("localhost", -10, 10);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync(listener, certificate);

        var error =
            await Assert.ThrowsAsync<XnatConnectionException>(() =>
            XnatClient.ConnectAsync($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}", Reader));
        listener.Stop();
        await served;

        Assert.Contains("https://localhost:", error.Message, StringComparison.Ordinal);
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await HandshakeAsync(client, certificate);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has stopped listening.
        }
    }

    private static async Task HandshakeAsync(TcpClient client, X509Certificate2 certificate)
    {
        try
        {
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate);
            _ = await stream.ReadAsync(new byte[1]);
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client has refused the certificate, or speaks no TLS.
        }
    }

    private static X509Certificate2 Certificate(string name, int from, int to)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
