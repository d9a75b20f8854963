using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Runtime.Tests.Prearchive;

/// <summary>A server that answers before the session is archived, or long after it was asked.</summary>
public sealed class SlowArchivingTests
{
    private const string Below = "/data/prearchive/projects/brainimages";

    [Theory]
    [InlineData("ready-after=3")]
    [InlineData("ready-after=300ms")]
    public async Task ArchivingThatTakesItsTimeEndsWithTheSession(string fault)
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DicomStudy.WriteZipAsync(folder["study.zip"], CancellationToken.None);
        var staged = await site.Client.Services.ImportToPrearchiveAsync(folder["study.zip"], new() { Project = "brainimages" });
        site.Server.Faults.Add(fault, Below);

        var session = (MrSessionData)await staged.ArchiveAsync(new() { Subject = "SLOW", Experiment = "SLOW_MR" });

        Assert.Equal(3, await session.Scans.CountAsync());
        Assert.Empty(await site.Client.Prearchive.Sessions("brainimages").ToListAsync());
    }

    [Fact]
    public async Task ImportIntoTheArchiveIsNotHeldUp()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DicomStudy.WriteZipAsync(folder["study.zip"], CancellationToken.None);
        site.Server.Faults.Add("ready-after=3", Below);

        var session = await site.Client.Services.ImportAsync(
            folder["study.zip"], new() { Project = "brainimages", Subject = "SLOW", Experiment = "SLOW_MR" });

        Assert.Equal("SLOW_MR", session.Label);
    }
}
