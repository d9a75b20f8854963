using System.Text;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Copying;

public sealed class ServerCopyTests
{
    private static readonly byte[] Large = [.. Enumerable.Range(0, 400_000).Select(static number => (byte)(number * 31))];

    [Fact]
    public async Task ProjectComesOverWithAllThatIsInIt()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2", "Second"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));
        var assessed = (MrSessionData)await from.Experiments.GetAsync("MR 1");
        await assessed.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC1", Rater = "R", Pass = "1" });
        var written = new ResourceCatalog { Label = "REPORT" };
        await (await assessed.Assessors.GetAsync("QC1")).Resources.CreateAsync(written);
        await written.UploadAsync(Written("report"), new() { RemotePath = "r.txt" });
        await assessed.SetCustomFieldAsync("volume", 7);

        var report = await from.CopyToAsync(to);

        Assert.True(report.IsComplete, string.Join('\n', report.Failed));
        Assert.Equal((7, 0), (report.FilesSent, report.FilesKept));
        Assert.All(report.Outcomes.Where(static outcome => outcome.FilesSent > 0), static outcome =>
            Assert.Equal(VerifiedBy.Digest, outcome.VerifiedBy));
        Assert.Equal(await ContentAsync(from), await ContentAsync(to));
        var copy = (MrSessionData)await to.Experiments.GetAsync("MR 1");
        await copy.LoadAsync();
        Assert.Equal((63, "42"), ((int)copy.Age!, (await copy.FieldsAsync())["brain_volume"]));
        Assert.Equal(7, (await copy.CustomFieldsAsync())["volume"].GetInt32());
        var subject = await to.Subjects.GetAsync("SUB1");
        await subject.LoadAsync();
        Assert.Equal("female", ((DemographicData)subject.Demographics!).Gender?.ToString());
    }

    [Fact]
    public async Task SecondRunSendsNothingAndThatOfAnInterruptedCopyTheRest()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2", "Second"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));
        Assert.True((await from.CopyToAsync(to)).IsComplete);

        var again = await from.CopyToAsync(to);
        var session = (MrSessionData)await to.Experiments.GetAsync("MR 1");
        var lost = await session.GetFilesAsync().FirstAsync(static file => file.Path == "sub/b.dcm");
        await lost.DeleteAsync();
        var third = await from.CopyToAsync(to);

        Assert.Equal((0, 6), (again.FilesSent, again.FilesKept));
        Assert.Equal((1, 5), (third.FilesSent, third.FilesKept));
        Assert.Equal(await ContentAsync(from), await ContentAsync(to));
    }

    [Fact]
    public async Task CustomFieldsOfAllThatHasThemComeOverAndAreSentOnce()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2", "Second"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));
        foreach (var (index, item) in (await CustomizedAsync(from, create: true)).Index())
            await item.SetCustomFieldAsync("form", new JsonObject { ["number"] = index });

        var first = await from.CopyToAsync(to);
        Assert.True(first.IsComplete, string.Join('\n', first.Failed));
        var copies = await CustomizedAsync(to, create: false);
        foreach (var (index, item) in copies.Index())
            Assert.Equal(index, (await item.CustomFieldsAsync())["form"].GetProperty("number").GetInt32());
        Assert.Empty(await (await ScanAsync(to, "1")).CustomFieldsAsync());

        await copies[^1].RemoveCustomFieldAsync("form");
        var before = other.Server.Requests.Count;
        var again = await from.CopyToAsync(to);

        Assert.True(again.IsComplete, string.Join('\n', again.Failed));
        Assert.Equal(5, copies.Count);
        Assert.Single(await copies[^1].CustomFieldsAsync());
        Assert.Single(other.Server.Requests.Skip(before), static request =>
            request.Method == "PUT" && request.Path.Contains("/custom-fields/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OtherCustomFieldsOfTheTargetAreLeftAndSaid()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2", "Second"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));
        await from.SetCustomFieldAsync("grant", "A");
        await to.SetCustomFieldAsync("grant", "B");

        var report = await from.CopyToAsync(to);

        Assert.IsType<XnatConflictException>(Assert.Single(report.Failed).Error);
        Assert.Equal("B", (await to.CustomFieldsAsync())["grant"].GetString());
    }

    [Fact]
    public async Task FileWithOtherBytesIsAConflictUntilItMayBeReplaced()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2", "Second"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));
        await from.CopyToAsync(to);
        var session = (MrSessionData)await to.Experiments.GetAsync("MR 1");
        await (await session.Resources.GetAsync("NOTES")).UploadAsync(
            Written("other"), new() { RemotePath = "ä b.txt", Overwrite = true });

        var report = await from.CopyToAsync(to);

        Assert.IsType<XnatConflictException>(Assert.Single(report.Failed).Error);
        Assert.DoesNotContain("MR 1", report.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(await ContentAsync(from), await ContentAsync(to));
        Assert.True((await from.CopyToAsync(to, new() { ReplacesFiles = true })).IsComplete);
        Assert.Equal(await ContentAsync(from), await ContentAsync(to));
    }

    [Fact]
    public async Task OtherSessionOfTheSameLabelIsNeverMixedWith()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed =>
            seed.Project("P2", "Second").Subject("SUB1").Demographics("gender", "female").Experiment("MR 1").With("date", "1999-01-01"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));

        var report = await from.CopyToAsync(to);

        var failed = Assert.Single(report.Failed);
        Assert.Contains("is no copy of this one", failed.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, failed.FilesSent);
        Assert.Empty(await ((MrSessionData)await to.Experiments.GetAsync("MR 1")).GetFilesAsync().ToListAsync());
        Assert.Equal(1, report.Outcomes.Count(static outcome => outcome.Source is PetSessionData { } && outcome.Status == BulkStatus.Done));
    }

    [Fact]
    public async Task QueryIsCopiedWithItsSubjectsAlone()
    {
        await using var source = await TestSite.StartAsync(Seed);
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2", "Second"));
        var (from, to) = (await source.Client.Projects.GetAsync("P1"), await other.Client.Projects.GetAsync("P2"));

        var report = await source.Client.Query<PetSessionData>().Where(static session => session.Project == "P1").CopyToAsync(to);

        Assert.True(report.IsComplete, string.Join('\n', report.Failed));
        Assert.Equal(["PET1"], await to.Experiments.Select(static row => row.Label!).ToArrayAsync());
        Assert.Equal(["SUB1"], await to.Subjects.Select(static row => row.Label!).ToArrayAsync());
    }

    [Fact]
    public async Task ProjectIsNotCopiedIntoItself()
    {
        await using var source = await TestSite.StartAsync(Seed);
        var project = await source.Client.Projects.GetAsync("P1");

        await Assert.ThrowsAsync<ArgumentException>(() => project.CopyToAsync(project));
    }

    [Fact]
    public async Task ExperimentOfATypeThatNobodyHereKnowsIsSaidToBeLeft()
    {
        using var schemas = new TemporaryFolder();
        Directory.CreateDirectory(schemas["lab"]);
        await File.WriteAllTextAsync(schemas["lab/lab.xsd"], """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:xnat="http://nrg.wustl.edu/xnat"
                       targetNamespace="http://example.org/lab">
              <xs:import namespace="http://nrg.wustl.edu/xnat" schemaLocation="../xnat/xnat.xsd"/>
              <xs:element name="Visit" type="lab:visitData"/>
              <xs:complexType name="visitData">
                <xs:complexContent><xs:extension base="xnat:subjectAssessorData"/></xs:complexContent>
              </xs:complexType>
            </xs:schema>
            """);
        var options = new XnatServerOptions { SchemaFolders = [schemas.Path] };
        await using var source = await XnatServer.StartAsync(options, static seed =>
        {
            var subject = seed.Project("P1").Subject("S1");
            subject.Experiment("MR1");
            subject.Experiment("VISIT1", "lab:visitData");
        });
        await using var other = await TestSite.StartAsync(static seed => seed.Project("P2"));
        await using var client = await XnatClient.ConnectAsync(source.Url, XnatCredential.UserPassword("admin", "admin"));

        var report = await (await client.Projects.GetAsync("P1")).CopyToAsync(await other.Client.Projects.GetAsync("P2"));

        var left = Assert.Single(report.Failed);
        Assert.False(report.IsComplete);
        Assert.Equal("lab:visitData", left.Source.XsiType);
        Assert.Contains("lab:visitData", left.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("VISIT1", left.Error.Message, StringComparison.Ordinal);
    }

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("P1", "First");
        project.File("PROTOCOL", "protocol.txt", "how"u8.ToArray());
        var subject = project.Subject("SUB1").Demographics("gender", "female").File("CONSENT", "c.pdf", [9]);
        var session = subject.Experiment("MR 1").With("date", "2020-09-15").With("age", "63").Field("brain_volume", "42");
        session.File("NOTES", "ä b.txt", "note"u8.ToArray());
        session.Scan("1", "T1").With("quality", "usable")
            .File("DICOM", "a.dcm", Large, "DICOM").File("DICOM", "sub/b.dcm", [4, 5], "DICOM");
        session.Scan("2", "FLAIR").File("DICOM", "empty.dcm", [], "DICOM");
        subject.Experiment("PET1", "xnat:petSessionData");
        project.Subject("SUB2");
    }

    /// <summary>A project, a subject, a session, its assessor and its second scan.</summary>
    private static async Task<List<IXnatEditable>> CustomizedAsync(ProjectData project, bool create)
    {
        var session = (MrSessionData)await project.Experiments.GetAsync("MR 1");
        if (create) await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC1", Rater = "R", Pass = "1" });
        return
        [
            project, await project.Subjects.GetAsync("SUB1"), session, (IXnatEditable)await session.Assessors.GetAsync("QC1"),
            await ScanAsync(project, "2"),
        ];
    }

    private static async Task<ImageScanData> ScanAsync(ProjectData project, string id) =>
        await ((MrSessionData)await project.Experiments.GetAsync("MR 1")).Scans.GetAsync(id);

    private static MemoryStream Written(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Labels, and every file with its place and bytes.</summary>
    private static async Task<SortedDictionary<string, string>> ContentAsync(ProjectData project)
    {
        var content = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await AddAsync("project", project.Resources);
        await foreach (var subject in project.Subjects)
        {
            await AddAsync($"subject {subject.Label}", subject.Resources);
            await foreach (var experiment in subject.Experiments)
            {
                var name = $"{experiment.XsiType} {experiment.Label}";
                await AddAsync(name, experiment.Resources);
                if (experiment is not ImageSessionData session) continue;
                await foreach (var scan in session.Scans) await AddAsync($"{name} {scan.XsiType} {scan.Id}", scan.Resources);
                await foreach (var assessor in session.Assessors) await AddAsync($"{name} {assessor.Label}", assessor.Resources);
            }
        }

        return content;

        async Task AddAsync(string owner, XnatListing<AbstractResource> resources)
        {
            content.Add(owner, "");
            await foreach (var resource in resources)
            {
                await foreach (var file in resource.Files)
                {
                    using var bytes = new MemoryStream();
                    await using (var stream = await file.OpenReadAsync()) await stream.CopyToAsync(bytes);
                    content.Add($"{owner} {resource.Label} {file.Path}", Convert.ToHexString(bytes.ToArray()));
                }
            }
        }
    }
}
