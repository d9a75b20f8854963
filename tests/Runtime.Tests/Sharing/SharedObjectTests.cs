using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Sharing;

/// <summary>Whatever is done to a shared object through the project that it is shared into leaves the owner's as it was.</summary>
public sealed class SharedObjectTests
{
    private static readonly Dictionary<string, Func<SubjectData, Task>> OnSubject = new()
    {
        ["save"] = subject => SaveAsync(subject, () => subject.Group = "changed"),
        ["save demographics"] = subject => SaveAsync(subject, () => subject.Demographics = new DemographicData { Yob = 1980 }),
        ["rename and save"] = subject => SaveAsync(subject, () => (subject.Label, subject.Group) = ("OTHER", "changed")),
        ["set variable"] = subject => subject.SetFieldAsync("diagnosis", "patient"),
        ["set number"] = subject => subject.SetFieldAsync("score", 42.0),
        ["remove variable"] = subject => subject.RemoveFieldAsync("diagnosis"),
        ["create resource"] = subject => subject.Resources.CreateAsync(new ResourceCatalog { Label = "NEW" }),
    };

    private static readonly Dictionary<string, Func<MrSessionData, Task>> OnSession = new()
    {
        ["save"] = session => SaveAsync(session, () => session.Note = "changed"),
        ["rename and save"] = session => SaveAsync(session, () => (session.Label, session.Note) = ("OTHER", "changed")),
        ["set variable"] = session => session.SetFieldAsync("volume", "8"),
        ["remove variable"] = session => session.RemoveFieldAsync("volume"),
        ["create scan"] = session => session.Scans.CreateAsync(new MrScanData { Id = "9", Type = "T9" }),
        ["create resource"] = session => session.Resources.CreateAsync(new ResourceCatalog { Label = "NEW" }),
        ["delete resource"] = async session => await (await session.Resources.GetAsync("NOTES")).DeleteAsync(),
        ["upload"] = async session => await UploadAsync(await session.Resources.GetAsync("NOTES")),
        ["delete file"] = async session => await (await (await session.Resources.GetAsync("NOTES")).Files.GetAsync("n.txt")).DeleteAsync(),
        ["move"] = session => session.MoveAsync(new ProjectData { Id = "P3" }),
    };

    private static readonly Dictionary<string, Func<MrScanData, Task>> OnScan = new()
    {
        ["save"] = scan => SaveAsync(scan, () => scan.Quality = "unusable"),
        ["save nested"] = scan => SaveAsync(scan, () => scan.Parameters.Tr = 1.5),
        ["delete"] = scan => scan.DeleteAsync(),
        ["create resource"] = scan => scan.Resources.CreateAsync(new ResourceCatalog { Label = "NEW" }),
        ["delete resource"] = async scan => await (await scan.Resources.GetAsync("DICOM")).DeleteAsync(),
        ["upload"] = async scan => await UploadAsync(await scan.Resources.GetAsync("DICOM")),
        ["delete file"] = async scan => await (await (await scan.Resources.GetAsync("DICOM")).Files.GetAsync("a.dcm")).DeleteAsync(),
    };

    private static readonly Dictionary<string, Func<QcManualAssessorData, Task>> OnAssessor = new()
    {
        ["save"] = assessor => SaveAsync(assessor, () => assessor.Note = "changed"),
        ["set variable"] = assessor => assessor.SetFieldAsync("rating", "8"),
        ["create resource"] = assessor => assessor.Resources.CreateAsync(new ResourceCatalog { Label = "NEW" }),
    };

    public static TheoryData<string> SubjectWays => [.. Ways.ToSubject.Keys];

    public static TheoryData<string> SessionWays => [.. Ways.ToSession.Keys];

    public static TheoryData<string> AssessorWays => [.. Ways.ToAssessor.Keys];

    public static TheoryData<string, string> SubjectCases => Cases(Ways.ToSubject.Keys, OnSubject.Keys);

    public static TheoryData<string, string> SessionCases => Cases(Ways.ToSession.Keys, OnSession.Keys);

    public static TheoryData<string, string> ScanCases => Cases(Ways.ToScan.Keys, OnScan.Keys);

    public static TheoryData<string, string> AssessorCases => Cases(Ways.ToAssessor.Keys, OnAssessor.Keys);

    [Theory]
    [MemberData(nameof(SubjectCases))]
    public Task WhatASubjectHasOnceIsNotWritten(string way, string verb) => RefusedAsync(Ways.ToSubject[way], OnSubject[verb]);

    [Theory]
    [MemberData(nameof(SessionCases))]
    public Task WhatASessionHasOnceIsNotWritten(string way, string verb) => RefusedAsync(Ways.ToSession[way], OnSession[verb]);

    [Theory]
    [MemberData(nameof(ScanCases))]
    public Task WhatAScanHasOnceIsNotWritten(string way, string verb) => RefusedAsync(Ways.ToScan[way], OnScan[verb]);

    [Theory]
    [MemberData(nameof(AssessorCases))]
    public Task WhatAnAssessorHasOnceIsNotWritten(string way, string verb) => RefusedAsync(Ways.ToAssessor[way], OnAssessor[verb]);

    [Theory]
    [MemberData(nameof(SubjectWays))]
    public Task DeletedSubjectOnlyLeavesTheProject(string way) => LeavesAsync(
        Ways.ToSubject[way], async project => [.. (await project.Subjects.ToListAsync()).Select(subject => subject.Id!)]);

    [Theory]
    [MemberData(nameof(SessionWays))]
    public Task DeletedSessionOnlyLeavesTheProject(string way) => LeavesAsync(Ways.ToSession[way], ExperimentsAsync);

    [Theory]
    [MemberData(nameof(AssessorWays))]
    public Task DeletedAssessorOnlyLeavesTheProject(string way) => LeavesAsync(Ways.ToAssessor[way], ExperimentsAsync);

    [Theory]
    [MemberData(nameof(SubjectWays))]
    public Task NewLabelOfASubjectIsTheProjects(string way) => RenamedAsync(
        Ways.ToSubject[way], (subject, label) => subject.Label = label, async project => await project.Subjects.GetAsync("RENAMED"));

    [Theory]
    [MemberData(nameof(SessionWays))]
    public Task NewLabelOfASessionIsTheProjects(string way) => RenamedAsync(
        Ways.ToSession[way], (session, label) => session.Label = label, async project => await project.Experiments.GetAsync("RENAMED"));

    [Theory]
    [MemberData(nameof(AssessorWays))]
    public Task NewLabelOfAnAssessorIsTheProjects(string way) => RenamedAsync(
        Ways.ToAssessor[way], (assessor, label) => assessor.Label = label, async project => await project.Experiments.GetAsync("RENAMED"));

    [Theory]
    [MemberData(nameof(SessionWays))]
    public async Task LabelThatTheProjectHasIsRefusedBeforeAnythingIsSent(string way)
    {
        await using var study = await SharedStudy.StartAsync();
        var session = await Ways.ToSession[way](study);

        session.Label = "OWN";
        var sent = await WritesAsync(study, () => Assert.ThrowsAsync<XnatConflictException>(() => session.SaveAsync()));

        Assert.Empty(sent);
    }

    [Theory]
    [MemberData(nameof(SessionWays))]
    public async Task LabelIsTheProjectsWhicheverWayTheObjectIsRead(string way)
    {
        await using var study = await SharedStudy.StartAsync();
        var session = await Ways.ToSession[way](study);

        Assert.Equal("F_E1", session.Label);
        Assert.Equal("F_E1", (await session.LoadAsync()).Label);
        Assert.True(session.IsShared);
        Assert.Equal("P1", session.Project);
        Assert.Equal("F_S1", (await session.GetSubjectAsync()).Label);
        Assert.Equal("E1", (await (await study.ProjectAsync("P1")).Experiments.GetAsync("XNAT_E00001")).Label);
    }

    [Theory]
    [MemberData(nameof(SessionWays))]
    public async Task FolderOfASharedSessionShowsTheProjectsLabelAlone(string way)
    {
        await using var study = await SharedStudy.StartAsync();
        using var folder = new TemporaryFolder();
        var session = await Ways.ToSession[way](study);

        await session.DownloadDirectoryAsync(folder["session"]);
        await (await session.Scans.GetAsync("1")).DownloadDirectoryAsync(folder["scan"]);
        await (await session.Resources.GetAsync("NOTES")).DownloadDirectoryAsync(folder["resource"]);
        var archive = await session.DownloadAsync(folder["raw.zip"]);

        Assert.Equal(
            [
                "raw.zip", "resource/F_E1/resources/NOTES/files/n.txt",
                "scan/F_E1/scans/1-T1/resources/DICOM/files/a.dcm", "scan/F_E1/scans/1-T1/resources/DICOM/files/sub/b.dcm",
                "session/F_E1/scans/1-T1/resources/DICOM/files/a.dcm", "session/F_E1/scans/1-T1/resources/DICOM/files/sub/b.dcm",
                "session/F_E1/scans/2-T2/resources/DICOM/files/c.dcm",
            ],
            folder.Data());
        Assert.True(archive.ShowsOwnersLabel);
    }

    [Theory]
    [MemberData(nameof(SubjectWays))]
    public async Task FolderOfASharedSubjectShowsTheProjectsLabelsAlone(string way)
    {
        await using var study = await SharedStudy.StartAsync();
        using var folder = new TemporaryFolder();
        var subject = await Ways.ToSubject[way](study);

        await subject.DownloadDirectoryAsync(folder.Path);

        Assert.All(folder.Data(), static file => Assert.StartsWith("F_S1/F_E1/scans/", file, StringComparison.Ordinal));
        Assert.Equal(3, folder.Data().Length);
    }

    [Fact]
    public async Task ArchiveOfAnObjectOfOnesOwnShowsItsLabel()
    {
        await using var study = await SharedStudy.StartAsync();
        using var folder = new TemporaryFolder();
        var session = (MrSessionData)await (await study.ProjectAsync("P1")).Experiments.GetAsync("E1");

        Assert.False((await session.DownloadAsync(folder["raw.zip"])).ShowsOwnersLabel);
    }

    private static async Task RefusedAsync<T>(Func<SharedStudy, Task<T>> reach, Func<T, Task> verb)
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var item = await reach(study);

        XnatConflictException? error = null;
        var sent = await WritesAsync(study, async () => error = await Assert.ThrowsAsync<XnatConflictException>(() => verb(item)));

        Assert.Empty(sent);
        Assert.Contains("nothing was sent", error!.Message, StringComparison.Ordinal);
        Assert.Equal(before, await study.OwnersPictureAsync());
        // The way that the message names leads to the owner's object.
        var owners = error.Candidates.Count == 0 ? null
            : item is SubjectData ? (XnatItem)await study.Client.Subjects.GetAsync(error.Candidates[0])
            : await study.Client.Experiments.GetAsync(error.Candidates[0]);
        Assert.Equal("P1", owners!.Raw.Values["project"]);
    }

    private static async Task LeavesAsync<T>(Func<SharedStudy, Task<T>> reach, Func<ProjectData, Task<string[]>> members)
        where T : XnatObject
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var item = await reach(study);
        var id = item.Raw.Values["ID"];

        await item.DeleteAsync();

        Assert.Equal(before, await study.OwnersPictureAsync());
        Assert.DoesNotContain(id, await members(await study.ProjectAsync("P2")));
    }

    private static async Task RenamedAsync<T>(
        Func<SharedStudy, Task<T>> reach, Action<T, string> rename, Func<ProjectData, Task<XnatItem>> find)
        where T : XnatObject, IXnatEditable
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var item = await reach(study);
        var id = item.Raw.Values["ID"];

        rename(item, "RENAMED");
        await item.SaveAsync();

        Assert.False(item.HasChanges);
        Assert.Equal(before, await study.OwnersPictureAsync());
        Assert.Equal(id, (await find(await study.ProjectAsync("P2"))).Raw.Values["ID"]);
    }

    private static async Task<string[]> WritesAsync(SharedStudy study, Func<Task> act)
    {
        var before = study.Server.Requests.Count;
        await act();
        return [.. study.Server.Requests.Skip(before)
            .Where(request => request.Method is not ("GET" or "HEAD"))
            .Select(request => request.ToString())];
    }

    private static async Task SaveAsync(IXnatEditable item, Action change)
    {
        change();
        await item.SaveAsync();
    }

    private static async Task UploadAsync(AbstractResource resource)
    {
        using var bytes = new MemoryStream([7, 7, 7]);
        await resource.UploadAsync(bytes, new() { RemotePath = "new.bin", Overwrite = true });
    }

    private static async Task<string[]> ExperimentsAsync(ProjectData project) =>
    [
        .. (await project.Experiments.ToListAsync()).Select(item => item.Id!),
        .. (await project.Experiments.OfType<QcManualAssessorData>().ToListAsync()).Select(item => item.Id!),
    ];

    private static TheoryData<string, string> Cases(IEnumerable<string> ways, IEnumerable<string> verbs)
    {
        var cases = new TheoryData<string, string>();
        foreach (var way in ways)
            foreach (var verb in verbs) cases.Add(way, verb);
        return cases;
    }
}
