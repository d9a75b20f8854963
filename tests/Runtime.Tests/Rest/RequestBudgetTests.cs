using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>How many requests the usual things take, confirmation included.</summary>
public sealed class RequestBudgetTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("token")]
    [InlineData("session")]
    public async Task SignInAndFirstListingTakeTwo(string kind)
    {
        await using var site = await TestSite.StudyAsync();
        using var http = new HttpClient { BaseAddress = site.Server.Url };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));
        var issued = await site.Client.Tokens.IssueAsync();
        var credential = kind switch
        {
            "password" => XnatCredential.UserPassword("admin", "admin"),
            "token" => issued.ToCredential(),
            _ => XnatCredential.Session(await http.GetStringAsync("/data/JSESSION")),
        };
        var before = site.Server.Requests.Count;

        await using var client = await XnatClient.ConnectAsync(site.Server.Url, credential);
        var rows = await client.Projects.ToListAsync();

        Assert.NotEmpty(rows);
        Assert.Equal(2, site.Server.Requests.Count - before);
    }
}
