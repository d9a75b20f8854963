using System.Net.Sockets;
using System.Security.Authentication;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>What the transport reports, by kind of failure and route: words that must and words that must not be said.</summary>
public sealed class TransportFailureTests
{
    private const string Read = "GET /data/projects";
    private const string Import = "POST /data/services/import";
    private const string Archive = "POST /data/services/archive";
    private const string Save = "PUT /data/projects/{project}";
    private const string SignIn = "PUT /data/services/auth";
    private const string Secure = "https://xnat.example.org/";
    private const string Plain = "http://127.0.0.1:8443/";

    private static readonly Dictionary<string,
        (Func<Exception> Failure, string Route, string Server, string Must, string MustNot)> All = new(StringComparer.Ordinal)
    {
        ["unknown name"] = (() => Http(HttpRequestError.NameResolutionError), Import, Secure, "not known", "prearchive"),
        ["refused"] = (() => Http(HttpRequestError.ConnectionError), Import, Secure, "does not accept", "prearchive"),
        ["no https there"] =
            (() => Tls(new AuthenticationException("Cannot determine the frame size or a corrupted frame was received.")), SignIn,
            Secure, "no https at this port|AllowPlainHttp", "certificate"),
        ["no https there, OpenSSL"] =
            (() => Tls(new AuthenticationException("error:0A00010B:SSL routines::wrong version number")), SignIn, Secure,
            "no https at this port", "certificate"),
        ["unknown authority"] =
            (() => Chain("PartialChain"), SignIn, Secure, "authority (CA)|XnatClientOptions.TrustedAuthorities", "expired|date"),
        ["own certificate"] = (() => Chain("UntrustedRoot"), SignIn, Secure, "authority (CA)|TrustedAuthorities", "expired|date"),
        ["lifetime"] = (() => Chain("NotTimeValid"), SignIn, Secure, "expired or is not valid yet|date of this machine", "authority"),
        ["revoked"] = (() => Chain("Revoked"), SignIn, Secure, "revoked", "authority"),
        ["other name"] = (() => Policy("RemoteCertificateNameMismatch"), SignIn, Secure, "another host name", "authority|date"),
        ["https at an http address"] =
            (() => Http(HttpRequestError.InvalidResponse, "Received an invalid status line: '\u0015\u0003\u0001\0\u0002\u0002P'."),
            SignIn, Plain, "speaks https|https://127.0.0.1:8443", "logs"),
        ["closed at an http address, one request"] =
            (() => Http(HttpRequestError.ResponseEnded), "GET /data/auth", Plain, "If the server speaks https|https://127.0.0.1:8443", ""),
        ["closed at an http address"] =
            (() => Http(HttpRequestError.ResponseEnded), SignIn, Plain, "If the server speaks https|https://127.0.0.1:8443", ""),
        ["proxy wants credentials"] =
            (() => Http(HttpRequestError.ProxyTunnelError,
            "The proxy tunnel request to proxy 'http://proxy:3128/' failed with status code '407'.\""), SignIn, Secure,
            "407|XnatClientOptions.Proxy", "password"),
        ["proxy refuses"] =
            (() => Http(HttpRequestError.ProxyTunnelError, "failed with status code '403'"), SignIn, Secure, "proxy", "credentials"),
        ["broken reading"] = (() => new HttpRequestException("x", new IOException("reset")), Read, Secure, "try again", "prearchive"),
        ["broken import"] =
            (() => new HttpRequestException("x", new SocketException(104)), Import, Secure, "prearchive and the archive first|Never",
            "try again"),
        ["ended import"] = (() => Http(HttpRequestError.ResponseEnded), Import, Secure, "prearchive and the archive first", "try again"),
        ["ended archiving"] =
            (() => Http(HttpRequestError.ResponseEnded), Archive, Secure, "prearchive and the archive first", "try again"),
        ["silent import"] =
            (static () => new OperationCanceledException(), Import, Secure, "prearchive and the archive first|ArchiveTimeout", "try again"),
        ["silent reading"] = (static () => new OperationCanceledException(), Read, Secure, "try again|AnswerTimeout", "prearchive"),
        ["silent change"] = (static () => new OperationCanceledException(), Save, Secure, "look first|AnswerTimeout", "try again"),
        ["no connection in time"] =
            (static () => new OperationCanceledException("x", new TimeoutException()), Import, Secure, "ConnectTimeout", "prearchive"),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsSaidForWhatItIs(string name)
    {
        var (failure, route, server, must, mustNot) = All[name];

        var message = TransportFailure.Of(failure(), route, new(server), TimeSpan.FromSeconds(5)).Message;

        Assert.All(must.Split('|'), word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.All(mustNot.Split('|', StringSplitOptions.RemoveEmptyEntries), word =>
            Assert.DoesNotContain(word, message, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Import, "prearchive and the archive first")]
    [InlineData(Archive, "prearchive and the archive first")]
    [InlineData(Save, "look first")]
    [InlineData(Read, "try again")]
    public void AnswerThatBreaksMidwaySaysWhatToDo(string route, string advice)
    {
        var clock = new RequestClock(new(), route);

        Assert.Contains(advice, clock.Broken(new IOException()).Message, StringComparison.Ordinal);
        Assert.Contains(advice, clock.Expired(new TimeoutException()).Message, StringComparison.Ordinal);
    }

    private static HttpRequestException Http(HttpRequestError error, string message = "x") => new(error, message);

    private static HttpRequestException Tls(Exception cause) =>
        new(HttpRequestError.SecureConnectionError, "The SSL connection could not be established, see inner exception.", cause);

    private static HttpRequestException Chain(string status) =>
        Tls(new AuthenticationException($"The remote certificate is invalid because of errors in the certificate chain: {status}"));

    private static HttpRequestException Policy(string errors) =>
        Tls(new AuthenticationException($"The remote certificate is invalid according to the validation procedure: {errors}"));
}
