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
    public void NetrcEntryOfTheHostSignsIn()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "machine xnat.example.org login reader password s3cret");

        var request = XnatCredential.FromNetrc(path).CreateSignIn(new("https://xnat.example.org/"));
        var other = Assert.Throws<XnatException>(() => XnatCredential.FromNetrc(path).CreateSignIn(new("https://elsewhere.test/")));
        File.Delete(path);

        Assert.Equal(new() { ["username"] = "reader", ["password"] = "s3cret" }, new Dictionary<string, string>(request.Form!));
        Assert.StartsWith("The netrc file has no entry for 'elsewhere.test'; add a line", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UserThatIsATokenIsUsedAsOne()
    {
        var request = XnatCredential.UserPassword("0f5c3c9a-1f8e-4d2c-9e2b-4c3f9b0f1c11", "x")
            .CreateSignIn(new("https://xnat.example.org/"));

        Assert.Null(request.Form);
        Assert.StartsWith("Basic ", request.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void CredentialOfOneServerGoesToNoOther()
    {
        var bound = new BoundCredential(XnatCredential.UserPassword("reader", "secret-1"), new("https://home.example.org/"));

        var error = Assert.Throws<XnatException>(() => bound.CreateSignIn(new("https://elsewhere.test/")));

        Assert.Equal(
            "XNAT_USER and XNAT_PASS are for the server in XNAT_HOST (https://home.example.org); connect to that one, or give the "
            + "credential in code.",
            error.Message);
    }
}
