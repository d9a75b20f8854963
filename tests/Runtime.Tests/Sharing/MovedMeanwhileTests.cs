using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Sharing;

/// <summary>What was read while a project owned it is not written through it after somebody gave it to another one.</summary>
public sealed class MovedMeanwhileTests
{
    private static readonly Dictionary<string, Func<MrSessionData, MrScanData, AbstractResource, Task>> Verbs = new()
    {
        ["save"] = static (session, _, _) => SaveAsync(session, () => session.Note = "changed"),
        ["set variable"] = static (session, _, _) => session.SetFieldAsync("volume", "8"),
        ["delete"] = static (session, _, _) => session.DeleteAsync(),
        ["create scan"] = static (session, _, _) => session.Scans.CreateAsync(new MrScanData { Id = "9", Type = "T9" }),
        ["save scan"] = static (_, scan, _) => SaveAsync(scan, () => scan.Quality = "unusable"),
        ["delete scan"] = static (_, scan, _) => scan.DeleteAsync(),
        ["create resource"] = static (_, scan, _) => scan.Resources.CreateAsync(new ResourceCatalog { Label = "NEW" }),
        ["delete resource"] = static (_, _, resource) => resource.DeleteAsync(),
        ["upload"] = static (_, _, resource) => UploadAsync(resource),
        ["delete file"] = static async (_, _, resource) => await (await resource.Files.GetAsync("a.dcm")).DeleteAsync(),
    };

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var verb in Verbs.Keys)
                foreach (var isShared in (bool[])[false, true]) cases.Add(verb, isShared);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NewOwnersObjectIsNotWritten(string verb, bool isShared)
    {
        await using var study = await SharedStudy.StartAsync();
        var session = await SessionAsync(study);
        var scan = (MrScanData)await session.Scans.GetAsync("1");
        var resource = await scan.Resources.GetAsync("DICOM");
        var theirs = await SessionAsync(study);
        await theirs.MoveAsync(await study.ProjectAsync("P3"));
        if (isShared) await theirs.ShareAsync(await study.ProjectAsync("P1"), "BACK");
        var before = study.Server.Requests.Count;

        var error = await Record.ExceptionAsync(() => Verbs[verb](session, scan, resource));

        // Deleting takes a shared object out of the project, which is what the project may do.
        if (isShared && verb == "delete") Assert.Null(error);
        else Assert.IsType<XnatConflictException>(error);
        var sent = study.Server.Requests.Skip(before)
            .Where(static request => request.Method != "GET").Select(static request => request.ToString());
        string[] expected = isShared && verb == "delete" ? ["DELETE /data/projects/P1/experiments/XNAT_E00001/projects/P1 200"] : [];
        Assert.Equal(expected, sent);
    }

    [Fact]
    public async Task ScanOfASessionThatLeftTheProjectIsNotDeleted()
    {
        await using var study = await SharedStudy.StartAsync();
        var before = await study.OwnersPictureAsync();
        var session = (MrSessionData)await (await study.ProjectAsync("P2")).Experiments.GetAsync("F_E1");
        var scan = await session.Scans.GetAsync("1");
        await session.DeleteAsync();

        await Assert.ThrowsAsync<XnatConflictException>(() => scan.DeleteAsync());

        Assert.Equal(before, await study.OwnersPictureAsync());
    }

    private static async Task<MrSessionData> SessionAsync(SharedStudy study) =>
        (MrSessionData)await (await study.ProjectAsync("P1")).Experiments.GetAsync("E1");

    private static async Task SaveAsync(IXnatEditable item, Action change)
    {
        change();
        await item.SaveAsync();
    }

    private static async Task UploadAsync(AbstractResource resource)
    {
        using var bytes = new MemoryStream([7, 7, 7]);
        await resource.UploadAsync(bytes, new() { RemotePath = "new.bin" });
    }
}
