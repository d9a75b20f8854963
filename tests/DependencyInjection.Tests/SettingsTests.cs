using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xnat.Typed.Server;

namespace Xnat.Typed.DependencyInjection.Tests;

/// <summary>Settings from a configuration: what they do, and that their faults are named by key and not by value.</summary>
public sealed class SettingsTests
{
    private const string Mark = "geheim-1";

    public static TheoryData<string, string> Faulty => new()
    {
        { "User=a Password=" + Mark, "Xnat:lab:Address" },
        { "Address=xnat User=a Password=" + Mark, "Xnat:lab:Address" },
        { "Address=https://a:" + Mark + "@x.org User=a Password=b", "Xnat:lab:Address" },
        { "Address=https://x.org", "Xnat:lab:User" },
        { "Address=https://x.org User=" + Mark, "Xnat:lab:Password" },
        { "Address=https://x.org Password=" + Mark, "Xnat:lab:User" },
        { "Address=https://x.org Alias=" + Mark, "Xnat:lab:Secret" },
        { "Address=https://x.org User=a Password=b Alias=c Secret=" + Mark, "several ways" },
        { "Address=https://x.org User=a Password=b MaxConcurrentRequests=" + Mark, "Xnat:lab:MaxConcurrentRequests" },
        { "Address=https://x.org User=a Password=b MaxConcurrentRequests=0", "MaxConcurrentRequests" },
        { "Address=https://x.org User=a Password=b AnswerTimeout=" + Mark, "Xnat:lab:AnswerTimeout" },
        { "Address=https://x.org User=a Password=b MaxRetries=-1", "Retry" },
        { "Address=https://x.org User=a Password=b Proxy=http://u:" + Mark + "@p.org", "Proxy" },
        { "Address=https://x.org User=a Password=b AuthorityFile=/nowhere/" + Mark, "AuthorityFile" },
        { "Address=https://x.org User=a Password=b ApplicationName=Ü" + Mark, "ApplicationName" },
        { "Address=https://x.org User=a Passwort=" + Mark, "Xnat:lab has a key that is none" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task FaultNamesItsKeyAndNoValue(string keys, string expected)
    {
        await using var services = new ServiceCollection().AddXnatClient("lab", Section(keys)).BuildServiceProvider();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => services.GetRequiredKeyedService<IXnatClientProvider>("lab").GetClientAsync());
        var atStart = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, atStart.Message);
        Assert.DoesNotContain(Mark, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysOfTheConfigurationAreUsed()
    {
        await using var server = await XnatServer.StartAsync(static data => data.User("reader", Mark));
        var section = Section(
            $"Address={server.Url} User=reader Password={Mark} ApplicationName=MyLab/1.0 MaxRetries=0 AnswerTimeout=00:00:30");
        await using var services = new ServiceCollection().AddXnatClient("lab", section).BuildServiceProvider();

        var xnat = await services.GetRequiredKeyedService<IXnatClientProvider>("lab").GetClientAsync();

        Assert.Equal("User 'reader' is logged in", (await xnat.Http.GetStringAsync("/data/auth")).Trim());
        Assert.All(
            server.Requests,
            static request => Assert.StartsWith("MyLab/1.0 Xnat.Typed/", request.UserAgent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Database", true)]
    [InlineData("elsewhere", false)]
    public async Task ProviderIsAskedWhateverTheCredential(string provider, bool isKnown)
    {
        await using var server = await XnatServer.StartAsync(static data => data.User("reader", Mark));
        var netrc = Path.GetTempFileName();
        await File.WriteAllTextAsync(netrc, $"machine 127.0.0.1 login reader password {Mark}");
        foreach (var who in (string[])[$"User=reader Password={Mark}", $"NetrcFile={netrc}"])
        {
            var section = Section($"Address={server.Url} {who} Provider={provider}");
            await using var services = new ServiceCollection().AddXnatClient("lab", section).BuildServiceProvider();
            var asked = services.GetRequiredKeyedService<IXnatClientProvider>("lab");

            if (isKnown) Assert.Equal("reader", await (await asked.GetClientAsync()).WhoAmIAsync());
            else await Assert.ThrowsAsync<XnatAuthenticationException>(() => asked.GetClientAsync());
        }

        File.Delete(netrc);
    }

    private static IConfigurationSection Section(string keys) => new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Split(' ').Select(static pair => pair.Split('=', 2))
            .Select(static pair => KeyValuePair.Create($"Xnat:lab:{pair[0]}", (string?)pair[1])))
        .Build().GetSection("Xnat:lab");
}
