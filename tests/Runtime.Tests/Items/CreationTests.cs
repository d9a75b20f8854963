using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class CreationTests
{
    [Fact]
    public async Task ProjectSubjectSessionScanAndResourceAreCreated()
    {
        await using var site = await TestSite.StartAsync(static _ => { });

        var project = await site.Client.Projects.CreateAsync(new ProjectData { Id = "P9", Name = "Ninth" });
        var subject = await project.Subjects.CreateAsync(new SubjectData { Label = "S1", Group = "control" });
        var session = await subject.Experiments.CreateAsync(new MrSessionData { Label = "E1", Date = new DateOnly(2024, 1, 31) });
        var scan = await session.Scans.CreateAsync(new MrScanData { Id = "7", Type = "T2" });
        var resource = await scan.Resources.CreateAsync(new ResourceCatalog { Label = "NIFTI", Format = "NIFTI" });

        Assert.Equal("ProjectData Ninth (P9)", project.ToString());
        Assert.Equal("control", subject.Group);
        Assert.Equal(new DateOnly(2024, 1, 31), session.Date);
        Assert.Equal(subject.Id, session.SubjectId);
        Assert.Equal("MrScanData T2 (7)", scan.ToString());
        Assert.StartsWith("ResourceCatalog NIFTI (", resource.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelOfAnotherSubjectsSessionIsAConflictAndMovesNothing()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB2");

        await Assert.ThrowsAsync<XnatConflictException>(() => subject.Experiments.CreateAsync(new MrSessionData { Label = "MR1" }));

        Assert.Equal("MR2", (await subject.Experiments.SingleAsync()).Label);
    }

    [Fact]
    public async Task LabelOfAnotherSessionsAssessorIsAConflictAndMovesNothing()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var first = (MrSessionData)await project.Experiments.GetAsync("MR1");
        var second = (MrSessionData)await project.Experiments.GetAsync("MR2");
        await first.Assessors.CreateAsync(Quality("QC"));

        await Assert.ThrowsAsync<XnatConflictException>(() => second.Assessors.CreateAsync(Quality("QC")));
        await Assert.ThrowsAsync<XnatConflictException>(() => second.Assessors.CreateAsync(Quality("MR1")));

        Assert.Equal((1, 0), (await first.Assessors.CountAsync(), await second.Assessors.CountAsync()));

        static QcManualAssessorData Quality(string label) => new() { Label = label, Pass = "1" };
    }

    [Fact]
    public async Task NewObjectNeedsItsLabel()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => project.Subjects.CreateAsync(new SubjectData()));

        Assert.StartsWith("A new SubjectData needs its label: set it, then create.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedObjectIsGone()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB2");

        await subject.DeleteAsync();

        Assert.Null(await project.Subjects.FindAsync("SUB2"));
    }
}
