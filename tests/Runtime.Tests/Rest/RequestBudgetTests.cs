using Xnat.Typed.Model;
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

    [Theory]
    [InlineData(false, false, 3)]
    [InlineData(true, false, 2)]
    [InlineData(true, true, 3)]
    public async Task FiveFieldsOfASessionWithANestedListTake(bool overwrite, bool rename, int requests)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        (session.Note, session.Operator, session.Age, session.Coil) = ("looked at", "op", 64, "head");
        session.Date = new(2021, 1, 2);
        session.Fields.Add(new() { Name = "verdict", Value = "good" });
        session.Fields.Add(new() { Name = "score", Value = "3" });
        if (rename) session.Label = "MR1b";
        var before = site.Server.Requests.Count;

        await session.SaveAsync(new XnatSaveOptions { Overwrite = overwrite });

        Assert.Equal(requests, site.Server.Requests.Count - before);
        var kept = (MrSessionData)await project.Experiments.GetAsync(rename ? "MR1b" : "MR1");
        Assert.Equal(("looked at", "op", 64, "head"), (kept.Note, kept.Operator, kept.Age, kept.Coil));
        Assert.Equal("good", kept.Fields.Single(field => field.Name == "verdict").Value);
        Assert.Equal("3", kept.Fields.Single(field => field.Name == "score").Value);
    }

    [Fact]
    public async Task ChangesOfAScanThatAreToOverwriteTakeTwo()
    {
        await using var site = await TestSite.StudyAsync();
        var session = (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        var scan = (MrScanData)await session.Scans.GetAsync("1");
        scan.Note = "looked at";
        scan.Parameters.AddParam.Add(new() { Name = "a", Value = "1" });
        var before = site.Server.Requests.Count;

        await scan.SaveAsync(new XnatSaveOptions { Overwrite = true });

        Assert.Equal(2, site.Server.Requests.Count - before);
        Assert.Equal("looked at", scan.Note);
    }
}
