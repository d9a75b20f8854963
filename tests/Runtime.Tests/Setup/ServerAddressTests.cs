namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("https://xnat.example.org", "https://xnat.example.org/")]
    [InlineData("https://example.org/xnat", "https://example.org/xnat/")]
    [InlineData(" http://localhost:8080/?a=b#c ", "http://localhost:8080/")]
    public void AddressEndsInASlash(string address, string expected) => Assert.Equal(expected, ServerAddress.Parse(address).AbsoluteUri);

    [Theory]
    [InlineData("xnat.example.org")]
    [InlineData("ftp://xnat.example.org")]
    [InlineData("https://user:secret@xnat.example.org")]
    public void OtherAddressesAreRefusedWithoutRepeatingThem(string address)
    {
        var error = Assert.Throws<ArgumentException>(() => ServerAddress.Parse(address));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Contains("address of the server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OriginIsSchemeHostAndPort()
    {
        var server = new Uri("https://xnat.example.org/");

        Assert.True(ServerAddress.SameOrigin(server, new("https://XNAT.example.org:443/a")));
        Assert.False(ServerAddress.SameOrigin(server, new("http://xnat.example.org/a")));
        Assert.False(ServerAddress.SameOrigin(server, new("https://xnat.example.org.evil.test/a")));
    }
}
