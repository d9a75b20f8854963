using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class RenameTests
{
    [Fact]
    public async Task RenamedObjectHasItsNewLabelAndNothingElseChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var before = site.Server.Requests.Count;

        await session.RenameAsync("MR1 & more");

        Assert.Equal(["GET", "PUT", "GET"], site.Server.Requests.Skip(before).Select(static request => request.Method));
        Assert.Equal(("MR1 & more", 63), (session.Label, session.Age));
        var again = await SessionAsync(site, "MR1 & more");
        Assert.Equal(session.Id, again.Id);
        var resource = await (await again.Scans.GetAsync("1")).Resources.GetAsync("DICOM");
        await using var file = await (await resource.Files.GetAsync("a.dcm")).OpenReadAsync();
        Assert.Equal((1, 2, 3, -1), (file.ReadByte(), file.ReadByte(), file.ReadByte(), file.ReadByte()));
    }

    [Fact]
    public async Task LabelOfAnotherIsRefusedAndNothingIsLost()
    {
        await using var site = await TestSite.StudyAsync();
        var (session, other) = (await SessionAsync(site), await SessionAsync(site, "MR2"));

        await Assert.ThrowsAsync<XnatConflictException>(() => session.RenameAsync("MR2"));

        Assert.Equal(("MR1", false), (session.Label, session.HasChanges));
        Assert.Equal((session.Id, other.Id), ((await SessionAsync(site)).Id, (await SessionAsync(site, "MR2")).Id));
        Assert.Equal((3, 0), (await session.Scans.CountAsync(), await other.Scans.CountAsync()));
        session.Note = "saved";
        await session.SaveAsync();
        Assert.Equal(("MR1", "saved"), (session.Label, session.Note));
    }

    [Fact]
    public async Task SubjectsAndAssessorsAreRenamedToo()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var session = await SessionAsync(site);
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });

        await subject.RenameAsync("S 1");
        await assessor.RenameAsync("QC, the second");

        Assert.Equal(subject.Id, (await project.Subjects.GetAsync("S 1")).Id);
        Assert.Equal(assessor.Id, (await session.Assessors.GetAsync("QC, the second")).Id);
        await Assert.ThrowsAsync<XnatConflictException>(() => subject.RenameAsync("SUB2"));
    }

    [Fact]
    public async Task SharedObjectGetsItsLabelInTheProjectItWasReachedThrough()
    {
        await using var site = await TestSite.StudyAsync();
        var owned = await SessionAsync(site);
        var second = await site.Client.Projects.GetAsync("second");
        await owned.ShareAsync(second, "SHARED");
        var shared = await second.Experiments.GetAsync("SHARED");

        await shared.RenameAsync("OTHER");

        Assert.Equal(("OTHER", "MR1"), (shared.Label, (await owned.LoadAsync()).Label));
        await Assert.ThrowsAsync<XnatConflictException>(() => shared.RenameAsync("MR1"));
    }

    [Fact]
    public async Task ChangesThatWereNotSavedAreNotSentAlong()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        session.Note = "not saved";
        var before = site.Server.Requests.Count;

        await Assert.ThrowsAsync<InvalidOperationException>(() => session.RenameAsync("NEW"));

        Assert.Equal(before, site.Server.Requests.Count);
        Assert.Equal(("MR1", "not saved"), (session.Label, session.Note));
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site, string label = "MR1") =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync(label);
}
