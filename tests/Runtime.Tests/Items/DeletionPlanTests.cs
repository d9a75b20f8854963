using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class DeletionPlanTests
{
    [Fact]
    public async Task PlanNamesAllThatGoesInOneRequest()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
        var session = (MrSessionData)await subject.Experiments.GetAsync("MR1");
        await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        await session.Reconstructions.CreateAsync(new ReconstructedImageData { Id = "R1", Type = "mean" });
        await session.ShareAsync(await site.Client.Projects.GetAsync("second"), "SHARED");
        var before = site.Server.Requests.Count;

        var plan = await subject.PlanDeleteAsync();

        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal(
            new XnatDeletionCounts(
                Subjects: 1, Experiments: 2, Assessors: 1, Scans: 3, Reconstructions: 1, Resources: 2, Files: 3, Bytes: 6,
                Shares: plan.Counts.Shares),
            plan.Counts);
        Assert.True(plan.Counts.Shares > 0);
        Assert.Contains(plan.Addresses, address => address == $"experiments/{session.Id}/scans/1");
        Assert.False(plan.OnlyUnshares);
        Assert.StartsWith("1 subject, 2 experiments, 1 assessor, 3 scans", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanOfAProjectCountsWhatIsBelowIt()
    {
        await using var site = await TestSite.StudyAsync();

        var plan = await (await site.Client.Projects.GetAsync("brainimages")).PlanDeleteAsync();

        Assert.Equal((2, 3, 3, 3), (plan.Counts.Subjects, plan.Counts.Experiments, plan.Counts.Scans, plan.Counts.Files));
        await plan.ApplyAsync();
        Assert.Null(await site.Client.Projects.FindAsync("brainimages"));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("scan")]
    [InlineData("assessor")]
    [InlineData("share")]
    [InlineData("nothing")]
    public async Task WhatChangedMeanwhileIsNotDeleted(string change)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        var plan = await session.PlanDeleteAsync();

        await ChangeAsync(site, session, change);

        if (change == "nothing")
        {
            await plan.ApplyAsync();
            Assert.Null(await project.Experiments.FindAsync("MR1"));
            return;
        }

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => plan.ApplyAsync());
        Assert.StartsWith("What would be deleted is not what the plan says any more", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await project.Experiments.FindAsync("MR1"));
        await (await session.PlanDeleteAsync()).ApplyAsync();
    }

    [Fact]
    public async Task WhatIsOnlySharedLeavesTheProjectAndNothingElse()
    {
        await using var site = await TestSite.StudyAsync();
        var second = await site.Client.Projects.GetAsync("second");
        var owned = (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        await owned.ShareAsync(second, "SHARED");
        var shared = await second.Experiments.GetAsync("SHARED");

        var plan = await shared.PlanDeleteAsync();
        await plan.ApplyAsync();

        Assert.Equal((true, XnatDeletionCounts.None with { Shares = 1 }), (plan.OnlyUnshares, plan.Counts));
        Assert.Null(await second.Experiments.FindAsync("SHARED"));
        Assert.Equal("MR1", (await owned.LoadAsync()).Label);
    }

    private static async Task ChangeAsync(TestSite site, MrSessionData session, string change)
    {
        switch (change)
        {
            case "file":
                using (var content = new MemoryStream([1]))
                {
                    var resource = await (await session.Scans.GetAsync("1")).Resources.GetAsync("DICOM");
                    await resource.UploadAsync(content, new UploadOptions { RemotePath = "new.dcm" });
                }

                break;
            case "scan":
                await session.Scans.CreateAsync(new MrScanData { Id = "9", Type = "T2" });
                break;
            case "assessor":
                await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
                break;
            case "share":
                await session.ShareAsync(await site.Client.Projects.GetAsync("second"), "SHARED");
                break;
            default:
                break;
        }
    }
}
