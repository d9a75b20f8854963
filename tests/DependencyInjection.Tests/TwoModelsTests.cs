using Microsoft.Extensions.DependencyInjection;
using Xnat.Typed.Model;
using Xnat.Typed.Server;
using Earlier = Lab.Earlier;
using Later = Lab.Later;

namespace Xnat.Typed.DependencyInjection.Tests;

/// <summary>Two servers by name in one host, whose versions of one data type two generated assemblies stand for.</summary>
public sealed class TwoModelsTests
{
    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    [Fact]
    public async Task EachServerIsReadListedAndSearchedByItsOwnModel()
    {
        await using var earlier = await StartAsync(nameof(Earlier));
        await using var later = await StartAsync(nameof(Later));
        await using var services = new ServiceCollection()
            .AddXnatClient("earlier", settings => Set(settings, earlier, Earlier.LabEarlierTypeRegistry.Instance))
            .AddXnatClient("later", settings => Set(settings, later, Later.LabLaterTypeRegistry.Instance))
            .BuildServiceProvider();

        // In turn, so that each finds what the other has left in the process.
        for (var number = 1; number <= 2; number++)
        {
            await CheckEarlierAsync(await ClientAsync(services, "earlier"), $"E{number}", number);
            await CheckLaterAsync(await ClientAsync(services, "later"), $"L{number}", number);
        }
    }

    private static async Task CheckEarlierAsync(XnatClient xnat, string label, int score)
    {
        var sent = new Earlier.ScoreData { Label = label, Score = score };
        sent.Parts.Add(new() { Name = "one", Value = 7 });
        await (await (await xnat.Projects.GetAsync("P1")).Subjects.GetAsync("S1")).Experiments.CreateAsync(sent);

        var read = Assert.IsType<Earlier.ScoreData>(await xnat.Experiments.GetAsync(label));
        var listed = await xnat.Experiments.OfType<Earlier.ScoreData>().WithColumns(Earlier.ScoreData.Schema.Score).ToListAsync();
        var found = await xnat.Query<Earlier.ScoreData>().Where(one => one.Score == score).ToListAsync();

        Assert.Equal((score, 7), (read.Score, Assert.IsType<Earlier.Part>(Assert.Single(read.Parts)).Value));
        Assert.Contains(listed, one => one.Label == label && one.Score == score);
        Assert.Equal(label, Assert.Single(found).Label);
    }

    private static async Task CheckLaterAsync(XnatClient xnat, string label, int number)
    {
        var sent = new Later.ScoreData { Label = label, Score = $"grade {number}", Rater = "A" };
        sent.Parts.Add(new() { Name = "one", Value = 0.5 });
        await (await (await xnat.Projects.GetAsync("P1")).Subjects.GetAsync("S1")).Experiments.CreateAsync(sent);

        var read = Assert.IsType<Later.ScoreData>(await xnat.Experiments.GetAsync(label));
        var listed = await xnat.Experiments.OfType<Later.ScoreData>()
            .WithColumns(Later.ScoreData.Schema.Score, Later.ScoreData.Schema.Rater).ToListAsync();
        var found = await xnat.Query<Later.ScoreData>().Where(one => one.Score == sent.Score && one.Rater == "A").ToListAsync();

        Assert.Equal((sent.Score, 0.5), (read.Score, Assert.IsType<Later.Part>(Assert.Single(read.Parts)).Value));
        Assert.Contains(listed, one => one.Label == label && one.Score == sent.Score && one.Rater == "A");
        Assert.Equal(label, Assert.Single(found).Label);
    }

    private static Task<XnatClient> ClientAsync(ServiceProvider services, string name) =>
        services.GetRequiredKeyedService<IXnatClientProvider>(name).GetClientAsync();

    private static Task<XnatServer> StartAsync(string lab) => XnatServer.StartAsync(
        new XnatServerOptions { SchemaFolders = [Path.Combine(AppContext.BaseDirectory, lab)] },
        static seed => seed.Project("P1").Subject("S1"));

    private static void Set(XnatClientSettings settings, XnatServer server, IXnatModel model)
    {
        (settings.Address, settings.Credential) = (server.Url.AbsoluteUri, Admin);
        settings.Change(options => options with { Models = [model] });
    }
}
