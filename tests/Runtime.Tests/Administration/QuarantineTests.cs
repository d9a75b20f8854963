using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Administration;

/// <summary>Experiments that are held back until somebody has looked at them.</summary>
public sealed class QuarantineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ExperimentIsAsItWasSet(bool isQuarantined)
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        await session.SetQuarantinedAsync(!isQuarantined);

        await session.SetQuarantinedAsync(isQuarantined, "looked at");

        Assert.Equal(isQuarantined, await session.IsQuarantinedAsync());
    }

    [Fact]
    public async Task MemberWhoMayNotEditSetsNothing()
    {
        await using var site = await TestSite.StartAsync(static data =>
        {
            data.User("reader", "secret");
            data.Project("P1").Collaborator("reader").Subject("S1").Experiment("MR1");
        });
        await using var reader = await XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("reader", "secret"));
        var session = await reader.Experiments.GetAsync("MR1");

        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => session.SetQuarantinedAsync(true));

        Assert.False(await session.IsQuarantinedAsync());
    }

    [Fact]
    public async Task ProjectThatDoesNotOwnTheExperimentSetsNothing()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        var other = await site.Client.Projects.CreateAsync(new ProjectData { Id = "P2", Name = "P2" });
        await session.ShareAsync(other, "MR1_P2");
        var shared = await other.Experiments.GetAsync("MR1_P2");

        await Assert.ThrowsAsync<XnatConflictException>(() => shared.SetQuarantinedAsync(true));

        Assert.False(await session.IsQuarantinedAsync());
    }
}
