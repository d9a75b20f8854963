using System.IO.Compression;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

public sealed class ImportOnServerTests
{
    [SharedFact("dicom/MR_small.dcm")]
    public async Task DicomFileGoesThroughThePrearchiveIntoTheArchiveAndBack()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var zip = Pack(folder, "MR_small.dcm");

        var staged = await site.Client.Services.ImportToPrearchiveAsync(zip, new() { Project = "brainimages" });
        var waiting = await site.Client.Prearchive.Sessions("brainimages").SingleAsync();
        var early = await (await staged.ScansAsync().SingleAsync()).DicomDumpAsync("Modality");
        var session = (MrSessionData)await waiting.ArchiveAsync(new() { Subject = "SUB3", Experiment = "MR3" });
        var scan = await session.Scans.OfType<MrScanData>().SingleAsync();
        var tags = await scan.DicomDumpAsync("(0008,0060)", "PatientID");
        var report = await (await session.GetSubjectAsync()).DownloadDirectoryAsync(folder["out"]);

        Assert.Equal(staged.ToString(), waiting.ToString());
        Assert.Equal(("MR", "MR"), (early["Modality"], tags["00080060"]));
        Assert.Equal("MR3", session.Label);
        Assert.Equal((1, new FileInfo(SharedFiles.PathOf("dicom/MR_small.dcm")).Length), (report.Files.Count(), report.Bytes));
        Assert.Equal(0, await site.Client.Prearchive.Sessions().CountAsync());
    }

    [SharedFact("dicom/MR_small.dcm")]
    public async Task SameSessionTwiceIsAConflictUntilItMayBeAdded()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var zip = Pack(folder, "MR_small.dcm");
        var options = new ImportOptions { Project = "brainimages", Subject = "SUB3", Experiment = "MR3" };

        var first = await site.Client.Services.ImportAsync(zip, options);
        await Assert.ThrowsAsync<XnatConflictException>(() => site.Client.Services.ImportAsync(zip, options));
        var again = await site.Client.Services.ImportAsync(zip, options with { Overwrite = ImportOverwrite.Delete });

        Assert.Equal(first.Id, again.Id);
    }

    [SharedTheory]
    [InlineData(ImportOverwrite.Append, true)]
    [InlineData(ImportOverwrite.Delete, true)]
    [InlineData(ImportOverwrite.None, true)]
    [InlineData(ImportOverwrite.Append, false)]
    [InlineData(ImportOverwrite.Delete, false)]
    [InlineData(ImportOverwrite.None, false)]
    public async Task SessionThatIsOnlySharedIntoTheProjectIsNotMergedInto(ImportOverwrite overwrite, bool throughPrearchive)
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var zip = Pack(folder, "MR_small.dcm");
        var owners = (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        await owners.ShareAsync(await site.Client.Projects.GetAsync("second"), "SHOWN");
        var before = await site.Client.Http.GetStringAsync($"/data/experiments/{owners.Id}?format=xml");

        await Assert.ThrowsAsync<XnatConflictException>(async () =>
        {
            var options = new ImportOptions { Project = "second", Experiment = "SHOWN", Overwrite = overwrite };
            if (!throughPrearchive)
            {
                await site.Client.Services.ImportAsync(zip, options);
                return;
            }

            var waiting = await site.Client.Services.ImportToPrearchiveAsync(zip, options);
            await waiting.ArchiveAsync(new() { Overwrite = overwrite });
        });

        Assert.Equal(before, await site.Client.Http.GetStringAsync($"/data/experiments/{owners.Id}?format=xml"));
    }

    [Fact]
    public async Task ArchiveWithoutDicomIsRefusedByTheServer()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["a.zip"], Samples.Zip(("readme.txt", "no image"u8.ToArray())));

        var error = await Assert.ThrowsAsync<XnatResponseException>(() => site.Client.Services.ImportAsync(
            folder["a.zip"], new() { Project = "brainimages" }));

        Assert.Contains("holds no DICOM files that the server can read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionThatDiesMidWorkIsReplacedUnseen()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        site.Server.Faults.ExpireSessions();
        var subject = await project.Subjects.GetAsync("SUB2");
        site.Server.Faults.ExpireSessions();
        subject.Group = "control";
        await subject.SaveAsync();

        Assert.Equal("control", (await project.Subjects.GetAsync("SUB2")).Group);
    }

    private static string Pack(TemporaryFolder folder, string file)
    {
        using var zip = ZipFile.Open(folder["study.zip"], ZipArchiveMode.Create);
        zip.CreateEntryFromFile(SharedFiles.PathOf("dicom/" + file), file);
        return folder["study.zip"];
    }
}
