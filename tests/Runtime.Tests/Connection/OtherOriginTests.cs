using System.Globalization;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Redirects to another origin, on real connections: neither cookie nor password goes along, whoever made the handler.</summary>
public sealed class OtherOriginTests
{
    private static readonly string[] Secrets = ["secret-1", "S1SESSION", Convert.ToBase64String("alias:secret-1"u8)];

    public static TheoryData<int, string, string, bool> Redirects
    {
        get
        {
            var cases = new TheoryData<int, string, string, bool>();
            foreach (var status in (int[])[301, 302, 303, 307, 308])
                foreach (var verb in (string[])["sign-in", "token", "identity", "GET", "HEAD", "PUT", "POST", "DELETE"])
                    foreach (var target in (string[])["port", "host", "userinfo", "scheme-relative", "https", "sub-domain"])
                        cases.Add(status, verb, target, (status + verb.Length + target.Length) % 2 == 0);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task CookieAndPasswordStayAtHome(int status, string verb, string target, bool wraps)
    {
        await using var other = new RawServer(static _ => RawServer.Answer("200 OK", "caught"));
        var location = Location(target, other.Address);
        var redirect = RawServer.Answer(status.ToString(CultureInfo.InvariantCulture) + " Moved", "", $"Location: {location}");
        await using var home = new RawServer(line => line.Split(' ')[..2] switch
        {
            ["PUT", "/data/services/auth"] => verb == "sign-in" ? redirect : RawServer.Answer("200 OK", "S1SESSION"),
            ["POST", "/data/JSESSION"] => verb == "token" ? redirect : RawServer.Answer("200 OK", "S1SESSION"),
            ["GET", "/data/auth"] => verb == "identity" ? redirect : RawServer.Answer("200 OK", "User 'reader' is logged in"),
            ["DELETE", "/data/JSESSION"] => RawServer.Answer("200 OK", ""),
            _ => redirect,
        });
        var options = new XnatClientOptions { PrimaryHandler = wraps ? static prepared => new Wrapper(prepared) : null };
        var credential = verb == "token"
            ? XnatCredential.AliasToken("alias", "secret-1")
            : XnatCredential.UserPassword("reader", "secret-1");

        var error = await Record.ExceptionAsync(async () =>
        {
            await using var client = await XnatClient.ConnectAsync(home.Address, credential, options);
            using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri("data/projects", UriKind.Relative));
            if (verb is "PUT" or "POST") request.Content = new StringContent("body");
            using var response = await client.Http.SendAsync(request);
        });

        Assert.IsType<XnatException>(error, exactMatch: false);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, other.Heard, StringComparison.Ordinal));
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("pw@", error.Message, StringComparison.Ordinal);
        Assert.Equal("", other.Heard);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task HandlerOfUnknownMakeThatFollowsIsNoticed(int status)
    {
        await using var other = new RawServer(static _ => RawServer.Answer("200 OK", "caught"));
        var redirect = RawServer.Answer(
            status.ToString(CultureInfo.InvariantCulture) + " Moved", "", $"Location: {other.Address}data/projects");
        await using var home = new RawServer(line => line.Split(' ')[..2] switch
        {
            ["PUT", _] => RawServer.Answer("200 OK", "S1SESSION"),
            ["GET", "/data/auth"] => RawServer.Answer("200 OK", "User 'reader' is logged in"),
            ["DELETE", _] => RawServer.Answer("200 OK", ""),
            _ => redirect,
        });
        var options = new XnatClientOptions { PrimaryHandler = static _ => new Opaque() };
        await using var client = await XnatClient.ConnectAsync(home.Address, XnatCredential.UserPassword("reader", "secret-1"), options);

        var error = await Assert.ThrowsAsync<XnatException>(() => client.Http.GetAsync(new Uri("data/projects", UriKind.Relative)));

        Assert.StartsWith(
            "The handler from PrimaryHandler went from GET /data/projects to another address by itself",
            error.Message,
            StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
    }

    private static string Location(string target, Uri other) => target switch
    {
        "port" => $"{other}data/projects",
        "host" => $"http://localhost:{other.Port}/data/projects",
        "userinfo" => $"http://reader:pw@127.0.0.1:{other.Port}/data/projects",
        "scheme-relative" => $"//127.0.0.1:{other.Port}/data/projects",
        "https" => $"https://127.0.0.1:{other.Port}/data/projects",
        _ => $"http://xnat.127.0.0.1.localhost:{other.Port}/data/projects",
    };

    private sealed class Wrapper(HttpMessageHandler inner) : DelegatingHandler(inner);

    private sealed class Opaque : HttpMessageHandler
    {
        private readonly HttpMessageInvoker inside = new(new SocketsHttpHandler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            inside.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            inside.Dispose();
            base.Dispose(disposing);
        }
    }
}
