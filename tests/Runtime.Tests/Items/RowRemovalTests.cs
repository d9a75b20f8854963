using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>Rows of lists, values of lists and what a member holds alone are taken away; everything else stays.</summary>
public sealed class RowRemovalTests
{
    [Fact]
    public async Task RemovedRowIsGoneAndEverythingElseStays()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        session.Fields.Add(new() { Name = "verdict", Value = "R&D <good>" });
        session.Note = "a & b";
        await session.SaveAsync();
        await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC" });
        await session.ShareAsync(await site.Client.Projects.GetAsync("second"), "SHARED");

        Assert.True(session.Fields.Remove(session.Fields.Single(static field => field.Name == "brain_volume")));
        Assert.True(session.HasChanges);
        await session.SaveAsync();

        var kept = await SessionAsync(site);
        Assert.Equal(["verdict"], kept.Fields.Select(static field => field.Name));
        Assert.Equal(("R&D <good>", "a & b", 63), (kept.Fields[0].Value, kept.Note, kept.Age));
        Assert.Equal((3, 1), (await kept.Scans.CountAsync(), await kept.Assessors.CountAsync()));
        Assert.Equal(2300.5, ((MrScanData)await kept.Scans.GetAsync("1")).Parameters.Tr);
        Assert.Equal(2, await (await (await kept.Scans.GetAsync("1")).Resources.GetAsync("DICOM")).Files.CountAsync());
        Assert.NotNull(await (await site.Client.Projects.GetAsync("second")).Experiments.FindAsync("SHARED"));
        Assert.False(session.HasChanges);
    }

    [Fact]
    public async Task RowsAreRemovedAddedAndChangedAtOnce()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        foreach (var name in (string[])["a", "b", "c"]) session.Fields.Add(new() { Name = name, Value = "1" });
        await session.SaveAsync();
        var before = site.Server.Requests.Count;

        Assert.Equal(2, session.Fields.RemoveAll(static field => field.Name is "a" or "b"));
        session.Fields.Single(static field => field.Name == "c").Value = "2";
        session.Fields.Add(new() { Name = "d", Value = "4" });
        session.Operator = "other";
        await session.SaveAsync();

        Assert.Equal(["GET", "GET", "PUT", "GET"], site.Server.Requests.Skip(before).Select(static request => request.Method));
        var kept = await SessionAsync(site);
        Assert.Equal(
            ["brain_volume=0", "c=2", "d=4"],
            kept.Fields.Select(static field => $"{field.Name}={field.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("other", kept.Operator);
    }

    [Fact]
    public async Task WhatAMemberHoldsAloneIsTakenAway()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site);
        subject.Group = "control";

        subject.Demographics = null;
        await subject.SaveAsync();

        var kept = await SubjectAsync(site);
        Assert.Null(kept.Demographics);
        Assert.Equal("control", kept.Group);
        Assert.Equal(2, await kept.Experiments.CountAsync());
    }

    [Fact]
    public async Task RowsOfAProjectAreRemoved()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        project.Aliases.Add(new() { Value = "one" });
        project.Aliases.Add(new() { Value = "two" });
        await project.SaveAsync();

        project.Aliases.Remove(project.Aliases.Single(static alias => alias.Value == "one"));
        await project.SaveAsync();

        Assert.Equal(["two"], (await site.Client.Projects.GetAsync("brainimages")).Aliases.Select(static alias => alias.Value));
        Assert.Equal(2, await project.Subjects.CountAsync());
    }

    [Fact]
    public async Task RowThatAnotherChangedIsNotTakenAwayUnlessItIsToBeOverwritten()
    {
        await using var site = await TestSite.StudyAsync();
        var (mine, theirs) = (await SessionAsync(site), await SessionAsync(site));
        theirs.Fields[0].Value = "theirs";
        await theirs.SaveAsync();
        var before = site.Server.Requests.Count;

        mine.Fields.Clear();
        var error = await Assert.ThrowsAsync<XnatConflictException>(() => mine.SaveAsync());

        Assert.StartsWith("Somebody else changed xnat:mrSessionData/fields/field on the server", error.Message, StringComparison.Ordinal);
        Assert.All(site.Server.Requests.Skip(before), static request => Assert.Equal("GET", request.Method));
        await mine.SaveAsync(new XnatSaveOptions { Overwrite = true });
        Assert.Empty((await SessionAsync(site)).Fields);
    }

    [Fact]
    public async Task WhatAnotherAddedMeanwhileStays()
    {
        await using var site = await TestSite.StudyAsync();
        var (mine, theirs) = (await SessionAsync(site), await SessionAsync(site));
        theirs.Fields.Add(new() { Name = "theirs", Value = "1" });
        theirs.Operator = "they";
        await theirs.SaveAsync();

        mine.Fields.RemoveAt(0);
        await mine.SaveAsync();

        Assert.Equal(("theirs", "they"), (mine.Fields.Single().Name, mine.Operator));
    }

    [Fact]
    public async Task RowThatIsGoneAlreadyIsNoConflict()
    {
        await using var site = await TestSite.StudyAsync();
        var (mine, theirs) = (await SessionAsync(site), await SessionAsync(site));
        theirs.Fields.Clear();
        await theirs.SaveAsync();

        mine.Fields.Clear();
        await mine.SaveAsync();

        Assert.Empty(mine.Fields);
        Assert.DoesNotContain("PUT", site.Server.Requests.TakeLast(3).Select(static request => request.Method));
    }

    [Fact]
    public async Task NothingIsTakenAwayFromAScanAndThatIsSaidBeforeAnythingIsSent()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = (MrScanData)await (await SessionAsync(site)).Scans.GetAsync("1");
        scan.Parameters.AddParam.Add(new() { Name = "gain", Value = "1" });
        await scan.SaveAsync();
        var before = site.Server.Requests.Count;

        scan.Parameters.AddParam.Clear();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => scan.SaveAsync());

        Assert.StartsWith(
            "XNAT takes no rows away from a MrScanData; nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task WhatHasAnAddressOfItsOwnIsNotTakenAwayAsARow()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC" });
        await assessor.Resources.CreateAsync(new ResourceCatalog { Label = "OUT" });
        await session.ShareAsync(await site.Client.Projects.GetAsync("second"), "SHARED");
        await Task.WhenAll(session.LoadAsync(), assessor.LoadAsync());
        var before = site.Server.Requests.Count;

        session.Sharing.Clear();
        assessor.Out.Clear();
        var share = await Assert.ThrowsAsync<InvalidOperationException>(() => session.SaveAsync());
        var resource = await Assert.ThrowsAsync<InvalidOperationException>(() => assessor.SaveAsync());

        Assert.EndsWith("Call UnshareAsync.", share.Message, StringComparison.Ordinal);
        Assert.EndsWith("Get it from a listing and call DeleteAsync.", resource.Message, StringComparison.Ordinal);
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task RowThatWasNeverSentIsForgotten()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var row = new ExperimentData.FieldElement { Name = "x", Value = "1" };

        session.Fields.Add(row);
        session.Fields.Remove(row);

        Assert.False(session.HasChanges);
    }

    private static async Task<SubjectData> SubjectAsync(TestSite site) =>
        await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await SubjectAsync(site)).Experiments.GetAsync("MR1");
}
