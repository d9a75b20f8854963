using System.Net.Http.Headers;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class CopyTests
{
    [Fact]
    public async Task CopyHasFieldsRowsAndScansAndNoFilesOrShares()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        session.Note = "R&D";
        await session.SaveAsync();
        await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        await session.ShareAsync(await site.Client.Projects.GetAsync("second"), "SHARED");
        var target = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB2");

        var copy = await session.CopyAsync(target.Experiments, "COPY, 2");

        Assert.Equal(("COPY, 2", target.Id, "R&D", 63), (copy.Label, copy.SubjectId, copy.Note, copy.Age));
        Assert.NotEqual(session.Id, copy.Id);
        Assert.Equal("0", copy.Fields.Single().Value);
        Assert.Equal((3, 0), (await copy.Scans.CountAsync(), await copy.Assessors.CountAsync()));
        Assert.Equal(2300.5, ((MrScanData)await copy.Scans.GetAsync("1")).Parameters.Tr);
        Assert.Equal(0, await (await copy.Scans.GetAsync("1")).Resources.CountAsync());
        Assert.Empty(copy.Sharing);
    }

    [Fact]
    public async Task OriginalStaysAsItWas()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var target = await (await site.Client.Projects.GetAsync("second")).Subjects.GetAsync("SUB1");

        var copy = await session.CopyAsync(target.Experiments, "COPY");

        Assert.Equal(("second", "brainimages"), (copy.Project, (await session.LoadAsync()).Project));
        Assert.Equal(("MR1", "SUB1", 3), (session.Label, (await session.GetSubjectAsync()).Label, await session.Scans.CountAsync()));
        Assert.Equal(2, await (await (await session.Scans.GetAsync("1")).Resources.GetAsync("DICOM")).Files.CountAsync());
    }

    [Fact]
    public async Task LabelThatIsTakenIsRefusedAndNothingIsChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var target = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB2");
        var before = site.Server.Requests.Count;

        await Assert.ThrowsAsync<XnatConflictException>(() => session.CopyAsync(target.Experiments, "MR2"));
        await Assert.ThrowsAsync<ArgumentException>("label", () => session.CopyAsync(target.Experiments, "a/b"));

        Assert.DoesNotContain(site.Server.Requests.Skip(before), static request => request.Method is "PUT" or "POST");
        Assert.Equal(0, await ((MrSessionData)await target.Experiments.GetAsync("MR2")).Scans.CountAsync());
    }

    [Fact]
    public async Task SubjectsAreCopiedWithoutTheirExperimentsAndAssessorsIntoSessions()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var subject = await session.GetSubjectAsync();
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1", Note = "seen" });
        var second = await site.Client.Projects.GetAsync("second");

        var copy = await subject.CopyAsync(second.Subjects, "COPY");
        var other = (MrSessionData)await second.Experiments.GetAsync("MR1");
        var copied = await assessor.CopyAsync(other.Assessors, "QC copy");

        Assert.Equal(DemographicData.GenderValue.Female, Assert.IsType<DemographicData>(copy.Demographics).Gender);
        Assert.Equal(("second", 0), (copy.Project, await copy.Experiments.CountAsync()));
        Assert.Equal(("second", other.Id, "seen"), (copied.Project, copied.ImageSessionId, copied.Note));
        await Assert.ThrowsAsync<ArgumentException>("into", () => session.CopyAsync(second.Experiments, "COPY"));
    }

    [Fact]
    public async Task BrowserAddressLeadsToAPage()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var scan = await session.Scans.GetAsync("1");
        var resource = await scan.Resources.GetAsync("DICOM");
        var before = site.Server.Requests.Count;

        Uri[] addresses = [session.BrowserAddress, scan.BrowserAddress, resource.BrowserAddress];

        Assert.Equal(before, site.Server.Requests.Count);
        Assert.Equal(scan.BrowserAddress, resource.BrowserAddress);
        using var browser = new HttpClient();
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin:admin"u8));
        foreach (var address in addresses)
        {
            using var page = await browser.GetAsync(address);
            Assert.Equal("text/html", page.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        }

        Assert.Throws<InvalidOperationException>(() => new MrScanData().BrowserAddress);
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
