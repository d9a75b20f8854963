using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Sharing;

public sealed class SharingVerbTests
{
    [Theory]
    [InlineData("SHOWN", "SHOWN")]
    [InlineData(null, "S9")]
    public async Task SubjectIsSharedUnderALabelOrItsOwn(string? label, string shown)
    {
        await using var study = await SharedStudy.StartAsync();
        var (owner, other) = (await study.ProjectAsync("P1"), await study.ProjectAsync("P3"));
        var subject = await owner.Subjects.GetAsync("S9");

        await subject.ShareAsync(other, label);

        var seen = await other.Subjects.SingleAsync();
        Assert.Equal((shown, subject.Id), (seen.Label, seen.Id));
        Assert.True(seen.IsShared);
        Assert.False(subject.IsShared);
        await seen.DeleteAsync();
        Assert.Equal(0, await other.Subjects.CountAsync());
        Assert.Equal("S9", (await owner.Subjects.GetAsync("S9")).Label);
    }

    [Fact]
    public async Task ExperimentFoundAtTheTopIsSharedAndUnshared()
    {
        await using var study = await SharedStudy.StartAsync();
        var other = await study.ProjectAsync("P3");
        var session = await study.Client.Experiments.GetAsync("E9");

        await session.ShareAsync(other, "SHOWN");
        Assert.Equal(["SHOWN"], await other.Experiments.Select(item => item.Label).ToListAsync());

        await session.UnshareAsync(other);
        Assert.Equal(0, await other.Experiments.CountAsync());
        Assert.Equal(session.Id, (await study.Client.Experiments.GetAsync("E9")).Id);
    }

    [Fact]
    public async Task SharedObjectIsSharedOn()
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var session = await (await study.ProjectAsync("P2")).Experiments.GetAsync("F_E1");

        await session.ShareAsync(await study.ProjectAsync("P3"), "G_E1");

        Assert.Equal("G_E1", (await (await study.ProjectAsync("P3")).Experiments.GetAsync("XNAT_E00001")).Label);
        Assert.Equal("F_E1", (await session.LoadAsync()).Label);
        Assert.Equal(before, await study.OwnersPictureAsync());
    }

    [Theory]
    [InlineData("P1", null, "The project owns this object")]
    [InlineData("P2", "OTHER", "The object is in that project already")]
    [InlineData("P2", null, "The object is in that project already")]
    public async Task ShareThatIsThereIsRefusedBeforeAnythingIsSent(string project, string? label, string words)
    {
        await using var study = await SharedStudy.StartAsync();
        var target = await study.ProjectAsync(project);
        var subject = await (await study.ProjectAsync("P1")).Subjects.GetAsync("S1");
        var session = await (await study.ProjectAsync("P1")).Experiments.GetAsync("E1");

        var ofSubject = await Assert.ThrowsAsync<XnatConflictException>(() => subject.ShareAsync(target, label));
        var ofSession = await Assert.ThrowsAsync<XnatConflictException>(() => session.ShareAsync(target, label));

        Assert.StartsWith(words, ofSubject.Message, StringComparison.Ordinal);
        Assert.StartsWith(words, ofSession.Message, StringComparison.Ordinal);
        Assert.Equal("F_E1", (await (await study.ProjectAsync("P2")).Experiments.GetAsync("XNAT_E00001")).Label);
    }

    [Fact]
    public async Task LabelThatTheOtherProjectHasIsAConflict()
    {
        await using var study = await SharedStudy.StartAsync();
        var session = await (await study.ProjectAsync("P1")).Experiments.GetAsync("E9");

        await Assert.ThrowsAsync<XnatConflictException>(async () => await session.ShareAsync(await study.ProjectAsync("P2"), "OWN"));

        Assert.DoesNotContain("sharing/share", (await session.LoadAsync()).Raw.RowPaths);
    }

    [Fact]
    public async Task OwnerIsNotUnshared()
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var owner = await study.ProjectAsync("P1");
        foreach (var project in (string[])["P1", "P2"])
        {
            var session = await (await study.ProjectAsync(project)).Experiments.GetAsync("XNAT_E00001");
            var subject = await (await study.ProjectAsync(project)).Subjects.GetAsync("XNAT_S00001");

            var error = await Assert.ThrowsAsync<XnatConflictException>(() => session.UnshareAsync(owner));
            await Assert.ThrowsAsync<XnatConflictException>(() => subject.UnshareAsync(owner));

            Assert.Equal(
                "The project owns this object: taking it out of there would delete it, so nothing was sent. " +
                "Call DeleteAsync if that is wanted.",
                error.Message);
        }

        Assert.Equal(before, await study.OwnersPictureAsync());
    }

    [Fact]
    public async Task WhatIsNotSharedThereIsNotFound()
    {
        await using var study = await SharedStudy.StartAsync();
        var session = await (await study.ProjectAsync("P1")).Experiments.GetAsync("E1");

        await Assert.ThrowsAsync<XnatNotFoundException>(async () => await session.UnshareAsync(await study.ProjectAsync("P3")));
    }

    [Fact]
    public async Task MovedSessionActsInItsNewProject()
    {
        await using var study = await SharedStudy.StartAsync();
        var other = await study.ProjectAsync("P3");
        var session = await (await study.ProjectAsync("P1")).Experiments.GetAsync("E9");

        await session.MoveAsync(other, "MOVED");
        session.Note = "there";
        await session.SaveAsync();

        Assert.Equal(("P3", "MOVED", "there"), (session.Project, session.Label, session.Note));
        Assert.Null(await (await study.ProjectAsync("P1")).Experiments.FindAsync("E9"));
        await session.DeleteAsync();
        Assert.Equal(0, await other.Experiments.CountAsync());
    }

    [Fact]
    public async Task MovedSubjectActsInItsNewProject()
    {
        await using var study = await SharedStudy.StartAsync();
        var other = await study.ProjectAsync("P3");
        var subject = await (await study.ProjectAsync("P1")).Subjects.GetAsync("S9");

        await subject.MoveAsync(other);
        subject.Label = "RENAMED";
        await subject.SaveAsync();

        Assert.Equal("RENAMED", (await other.Subjects.SingleAsync()).Label);
        Assert.Equal("P3", subject.Project);
    }

    [Fact]
    public async Task SessionOfASharedSubjectAndAssessorOfASharedSessionAreTheProjects()
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var project = await study.ProjectAsync("P2");
        var subject = await project.Subjects.GetAsync("F_S1");

        var session = await subject.Experiments.CreateAsync(new MrSessionData { Label = "NEW", Note = "ours" });
        foreach (var (way, label) in ((string, string)[])[("project.Experiments by label", "A1"), ("subject.Experiments by label", "A2")])
        {
            var above = await Ways.ToSession[way](study);
            var assessor = await above.Assessors.CreateAsync(new QcManualAssessorData { Label = label, Pass = "1" });
            Assert.Equal("P2", assessor.Project);
            assessor.Note = "ours";
            await assessor.SaveAsync();
        }

        Assert.Equal("P2", session.Project);
        session.Note = "changed";
        await session.SaveAsync();
        Assert.Equal(before, await study.OwnersPictureAsync());
    }

    [Fact]
    public async Task AssessorThatIsNotSharedIsNotReachedThroughItsSession()
    {
        await using var study = await SharedStudy.StartAsync();
        var assessor = await (await study.ProjectAsync("P2")).Experiments.OfType<QcManualAssessorData>().SingleAsync();
        await assessor.DeleteAsync();
        var before = await study.OwnersPictureAsync();
        var session = (MrSessionData)await (await study.ProjectAsync("P2")).Experiments.GetAsync("F_E1");

        foreach (var reached in await session.Assessors.ToListAsync())
        {
            await Assert.ThrowsAsync<XnatConflictException>(() => reached.DeleteAsync());
            reached.Label = "OTHER";
            await Assert.ThrowsAsync<XnatConflictException>(() => reached.SaveAsync());
        }

        Assert.Equal(before, await study.OwnersPictureAsync());
    }

    [Fact]
    public async Task RowsSayWhetherTheyAreSharedWhereThatWasAskedFor()
    {
        await using var study = await SharedStudy.StartAsync();
        var project = await study.ProjectAsync("P2");
        foreach (var session in await (await study.ProjectAsync("P1")).Experiments.ToListAsync())
            await session.ShareAsync(await study.ProjectAsync("P3"));
        var before = study.Server.Requests.Count;

        var rows = await project.Experiments.WithSharing().Select(session => (session.Label, session.IsShared)).ToListAsync();

        Assert.Equal([("F_E1", true), ("OWN", false)], rows.Order());
        Assert.Equal(2, study.Server.Requests.Count - before);
        var row = await project.Experiments.FirstAsync();
        var error = Assert.Throws<InvalidOperationException>(() => row.IsShared);
        Assert.EndsWith("Call LoadAsync() on it, or list WithSharing().", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            [("F_S1", true), ("X1", false)],
            (await project.Subjects.Select(subject => (subject.Label, subject.IsShared)).ToListAsync()).Order());
    }

    [Fact]
    public async Task SessionOfASharedSubjectThatIsNotSharedItselfIsNotThere()
    {
        await using var study = await SharedStudy.StartAsync();
        var session = await (await study.ProjectAsync("P2")).Experiments.GetAsync("F_E1");
        await session.DeleteAsync();

        var subject = await (await study.ProjectAsync("P2")).Subjects.GetAsync("F_S1");

        Assert.Null(await subject.Experiments.FindAsync("XNAT_E00001"));
        Assert.Null(await subject.Experiments.FindAsync("E1"));
        Assert.Null(await (await study.ProjectAsync("P2")).Experiments.FindAsync("XNAT_E00001"));
    }
}
