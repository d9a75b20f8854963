using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class XnatCredentialTests
{
    [Fact]
    public void NoCredentialShowsWhatItHolds()
    {
        XnatCredential[] all =
        [
            XnatCredential.UserPassword("reader", "secret-1"), XnatCredential.AliasToken("alias-1", "secret-1"),
            XnatCredential.Session("SECRET1"), XnatCredential.Guest,
        ];

        Assert.All(all, credential => Assert.DoesNotContain("secret", credential.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void SessionIdIsNotMistakenForAHeader() =>
        Assert.Throws<ArgumentException>(() => XnatCredential.Session("abc\r\nX-Other: 1"));

    [Fact]
    public async Task NetrcEntryOfTheHostSignsIn()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["netrc"], "machine xnat.example.org login reader password s3cret account ldap1");

        var request = await RequestAsync(XnatCredential.FromNetrc(folder["netrc"]));
        var other = await Assert.ThrowsAsync<XnatException>(
            () => RequestAsync(XnatCredential.FromNetrc(folder["netrc"]), "https://elsewhere.test/"));

        Assert.Equal(
            new() { ["username"] = "reader", ["password"] = "s3cret", ["provider"] = "ldap1" },
            new Dictionary<string, string>(request.Form!));
        Assert.StartsWith("The netrc file has no entry for 'elsewhere.test'; add a line", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserThatIsATokenIsUsedAsOne()
    {
        var request = await RequestAsync(XnatCredential.UserPassword("0f5c3c9a-1f8e-4d2c-9e2b-4c3f9b0f1c11", "x"));

        Assert.Null(request.Form);
        Assert.StartsWith("Basic ", request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CredentialOfOneServerGoesToNoOther()
    {
        var bound = new BoundCredential(XnatCredential.UserPassword("reader", "secret-1"), new("https://home.example.org/"));

        var error = await Assert.ThrowsAsync<XnatException>(() => RequestAsync(bound, "https://elsewhere.test/"));

        Assert.Equal(
            "XNAT_USER and XNAT_PASS are for the server in XNAT_HOST (https://home.example.org); connect to that one, or give the "
            + "credential in code.",
            error.Message);
    }

    private static async Task<SignInRequest> RequestAsync(XnatCredential credential, string server = "https://xnat.example.org/") =>
        (await CredentialSearch.FindAsync(credential, new(new(server), false, null), CancellationToken.None)).CreateSignIn(null);
}
