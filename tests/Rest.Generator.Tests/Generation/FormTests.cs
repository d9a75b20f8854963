using Xnat.Typed.Rest.Generator.Tests.Http;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

/// <summary>Forms from objects; kept out of the interfaces that both back ends compile, which stay with what Refit is known to build without reflection.</summary>
public class FormTests
{
    [Fact]
    public async Task ObjectIsSentAsForm()
    {
        using var handler = new RecordingHandler();
        using var http = handler.Client();

        using var response = await RestClient.For<IFormApi>(http).FormAsync(new LoginForm { User = "a b&", Days = 3 });

        Assert.Equal("POST /x/b\nContent-Type: application/x-www-form-urlencoded\n\nuser=a+b%26&Days=3", handler.Sent);
    }
}
