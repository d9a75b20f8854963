using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>
/// Pages and redirects of identity providers are told from XNAT's own, at sign-in and later; none of the pages has a field for a password.
/// </summary>
public sealed class SingleSignOnTests
{
    private static readonly string[] Pages =
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\">\n<html><body " +
            "onload=\"document.forms[0].submit()\"><form action=\"https://idp.test/sso\" method=\"post\">"
            + "<input type=\"hidden\" name=\"SAMLRequest\" value=\"PD94\"/></form></body></html>",
        "<!DOCTYPE html><html><form method='POST' action='/acs'><input type='hidden' name='SAMLResponse' value='x'></form></html>",
        "<!-- page --><html><head><meta http-equiv=\"refresh\" " +
            "content=\"0;url=https://idp.test/authorize?client_id=xnat&response_type=code&scope=openid\"></head></html>",
        "<!DOCTYPE html>\n<html><title>Sign In</title><form method=\"GET\" action=\"/oauth2/start\"><button>Sign in with " +
            "Google</button></form><footer>Secured with OAuth2 Proxy</footer></html>",
        "<html><a href=\"/Shibboleth.sso/Login?target=x\">Choose your institution</a></html>",
        "<html><form action=\"/idp/profile/SAML2/Redirect/SSO?execution=e1s1\"><input name=\"shib_idp_ls_supported\"></form></html>",
        "<!DOCTYPE html><html><a href=\"https://keycloak.test/realms/lab/protocol/openid-connect/auth?x=1\">Continue</a></html>",
        "<html><form action=\"https://fs.test/adfs/ls/?SAML=1\"></form></html>",
        "<html><script>location='https://login.microsoftonline.com/common/oauth2/v2.0/authorize?x=1'</script></html>",
        "<html><form id=\"fm1\" action=\"/cas/login?service=x\"></form></html>",
    ];

    private static readonly string[] Locations =
    [
        "https://idp.test/sso?SAMLRequest=abc&RelayState=token=1", "https://idp.test/authorize?client_id=x&response_type=code",
            "/oauth2/start?rd=%2Fdata", "/oauth2/sign_in",
        "/Shibboleth.sso/Login?target=x", "https://user-2:secret-2@idp.test/idp/profile/SAML2/Redirect/SSO",
            "https://fs.test/adfs/ls/?wa=wsignin1.0", "https://k.test/realms/lab/x",
        "https://login.microsoftonline.com/common/oauth2/authorize?client_id=1", "https://c.test/cas/login?service=x",
            "https://dev.okta.com/login", "/saml/login",
    ];

    public static TheoryData<int, int> PageCases => Cases(Pages.Length, [200, 401, 403]);

    public static TheoryData<int, int> LocationCases => Cases(Locations.Length, [302, 303]);

    [Theory]
    [MemberData(nameof(PageCases))]
    public Task PageNamesTheWayIn(int at, int status) =>
        CheckAsync(new Situation("", status, Pages[at], typeof(XnatAuthenticationException), ""));

    [Theory]
    [MemberData(nameof(LocationCases))]
    public Task RedirectNamesTheWayIn(int at, int status) =>
        CheckAsync(new Situation("", status, "", typeof(XnatAuthenticationException), "") { Headers = [("Location", Locations[at])] });

    [Fact]
    public async Task OwnLoginPageThatOffersASignOnIsXnats()
    {
        const string Page =
            "<!DOCTYPE html><html><!-- BEGIN xnat-templates/screens/Login.vm --><form><input type=\"password\"></form><a " +
            "href=\"/openid-login?providerId=x\">Google</a></html>";
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", Page, "text/html");
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatAuthenticationException>(
            () => connection.AskAsync(
                token => connection.Http.GetAsync(new Uri("data/projects", UriKind.Relative), token),
                ExpectedContent.Json,
                    CancellationToken.None));

        Assert.DoesNotContain("single sign-on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelsLikeTheirAddressesAreNoSignOn()
    {
        using var server = new ScriptedServer().SignsIn()
            .On("GET /data/projects/a", _ =>
                new(HttpStatusCode.Found) { Headers =
                { Location = new("/data/projects/realms/subjects/saml/files/oauth2/start", UriKind.Relative) } })
            .On("GET /data/projects/realms/subjects/saml/files/oauth2/start", "{}");
        await using var connection = await server.OpenAsync();

        using var response = await connection.Http.GetAsync(new Uri("data/projects/a", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task CheckAsync(Situation situation)
    {
        var named =
            situation with { Must = "single sign-on|XnatCredential.AliasToken|XnatCredential.Session|browser", MustNot =
            "refused name and password|check the address" };
        using var closed = new ScriptedServer().On("PUT /data/services/auth", _ => named.Answer());
        named.Check(await Assert.ThrowsAnyAsync<XnatException>(() => closed.OpenAsync()));

        using var running = new ScriptedServer().On("GET /data/auth", _ => named.Answer());
        named.Check(await Assert.ThrowsAnyAsync<XnatException>(() => running.OpenAsync(XnatCredential.Session("RUNNING"))));

        foreach (var method in (string[])["GET", "PUT"])
        {
            using var later = new ScriptedServer().SignsIn().On($"{method} /data/projects/SECRETLABEL", _ => named.Answer());
            await using var connection = await later.OpenAsync();
            named.Check(await Assert.ThrowsAnyAsync<XnatException>(
                () => connection.AskAsync(token => connection.Http.SendAsync(new(new(method), named.Path), token), ExpectedContent.Done,
                    CancellationToken.None)));
        }
    }

    private static TheoryData<int, int> Cases(int count, int[] statuses)
    {
        var cases = new TheoryData<int, int>();
        for (var at = 0; at < count; at++)
        {
            foreach (var status in statuses) cases.Add(at, status);
        }

        return cases;
    }
}
