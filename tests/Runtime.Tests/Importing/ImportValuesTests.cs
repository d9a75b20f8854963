using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>What is said of a session with its import stands in the archive, or it is said that it does not.</summary>
public sealed class ImportValuesTests : IAsyncLifetime
{
    private static readonly ImportOptions Into = new() { Project = "P1", Subject = "S1", Experiment = "E1" };

    private readonly TemporaryFolder folder = new();
    private TestSite site = null!;

    public static TheoryData<string> Exclusions => ["both", "prearchive rule", "prearchive values", "handler", "label", "control", "long"];

    public async Task InitializeAsync() => site = await TestSite.StartAsync(static seed => seed.Project("P1"));

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task FieldsOfTheSessionComeWithItsImport()
    {
        var values = new MrSessionData { Note = "a & b = c", Age = 63 };
        values.Fields.Add(new() { Name = "site", Value = "north" });

        var session = (MrSessionData)await site.Client.Services.ImportAsync(Study(0), Into with { Values = values });

        Assert.Equal(("a & b = c", 63, "north"), (session.Note, session.Age, session.Fields.Single().Value));
        Assert.DoesNotContain(site.Server.Requests, static request => request.Method == "PUT");
    }

    [Fact]
    public async Task FieldsOfAllSessionsComeWithAFolder()
    {
        for (var study = 0; study < 2; study++) await File.WriteAllBytesAsync(folder[$"{study}.dcm"], SmallStudy.Image(study, 0));

        var report = await site.Client.Services.ImportDirectoryAsync(
            folder.Path, new() { Import = new() { Project = "P1", Values = new ImageSessionData { Note = "campaign 4" } } });

        report.RequireComplete();
        foreach (var study in report.Studies) Assert.Equal("campaign 4", (await study.GetExperimentAsync()).Note);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FieldsThatTheTypeOfTheSessionDoesNotHaveAreSaid(bool isFolder)
    {
        var options = Into with { Values = new PetSessionData { Note = "of another type" } };

        var error = isFolder
            ? (await site.Client.Services.ImportFilesAsync([Written("0.dcm", SmallStudy.Image(0, 0))], new() { Import = options }))
                .Studies.Single().Error
            : await Assert.ThrowsAsync<XnatContentException>(() => site.Client.Services.ImportAsync(Study(0), options));

        Assert.Contains("xnat:petSessionData/note", Assert.IsType<XnatContentException>(error).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another type", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await (await site.Client.Projects.GetAsync("P1")).Experiments.CountAsync());
    }

    [Fact]
    public async Task SessionThatIsThereIsMergedAsItsProjectSays()
    {
        var options = new ImportOptions { Project = "P1", Experiment = "E1" };
        var first = await site.Client.Services.ImportAsync(Study(0), options);

        await Assert.ThrowsAsync<XnatConflictException>(() => site.Client.Services.ImportAsync(Study(0, 6), options));
        var merged = await site.Client.Services.ImportAsync(Study(0, 6), options with { OverwriteAsProject = true });

        Assert.Equal(first.Id, merged.Id);
        Assert.Equal(2, await ((MrSessionData)merged).Scans.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Exclusions))]
    public async Task WhatExcludesEachOtherIsRefusedBeforeAnythingIsSent(string what)
    {
        var services = site.Client.Services;
        var (zip, note) = (Study(0), new MrSessionData { Note = "n" });

        await Assert.ThrowsAsync<ArgumentException>(() => what switch
        {
            "both" => services.ImportAsync(zip, Into with { OverwriteAsProject = true, Overwrite = ImportOverwrite.Append }),
            "prearchive rule" => services.ImportToPrearchiveAsync(zip, Into with { OverwriteAsProject = true }),
            "prearchive values" => services.ImportToPrearchiveAsync(zip, Into with { Values = note }),
            "handler" => services.ImportAsync(zip, Into with { Values = note, Handler = ImportHandlers.DicomZip }),
            "label" => services.ImportAsync(zip, Into with { Values = new MrSessionData { Label = "E2" } }),
            "control" => services.ImportAsync(zip, Into with { Values = new MrSessionData { Note = "a\u0001" } }),
            _ => services.ImportAsync(zip, Into with { Values = new MrSessionData { Note = new string('n', 4000) } }),
        });

        Assert.DoesNotContain(site.Server.Requests, static request => request.Path == "/data/services/import");
    }

    private string Study(int study, int file = 0) => Written("study.zip", Samples.Zip(("a.dcm", SmallStudy.Image(study, file))));

    private string Written(string name, byte[] bytes)
    {
        File.WriteAllBytes(folder[name], bytes);
        return folder[name];
    }
}
