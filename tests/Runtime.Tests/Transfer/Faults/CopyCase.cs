using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A session with its files to another project, through the same wire in both directions.</summary>
internal sealed class CopyCase(XnatClient client) : TransferCase(client)
{
    private ProjectData? target;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        target = new ProjectData { Id = $"T{number}", Name = $"Target {number}", SecondaryId = $"T{number}" };
        await Client.Projects.CreateAsync(target);
    }

    public override async Task RunAsync()
    {
        var source = await Client.Projects.GetAsync(Study.Project);
        var report = await source.CopyToAsync(target!, new() { TemporaryFolder = Folder.Path });
        if (report.Failed.FirstOrDefault()?.Error is { } error) throw error;
    }

    // Whatever is there has its place and its bytes.
    public override Task RequireNothingHalfAsync() => RequireAsync(isAll: false);

    public override Task RequireAllAsync() => RequireAsync(isAll: true);

    private async Task RequireAsync(bool isAll)
    {
        Assert.Empty(Folder.Files());
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var session in target!.Experiments.OfType<MrSessionData>())
        {
            await foreach (var file in session.GetFilesAsync())
            {
                using var bytes = new MemoryStream();
                await using (var stream = await file.OpenReadAsync()) await stream.CopyToAsync(bytes);
                var scan = file.Uri.Split('/')[5];
                found.Add($"MR1/scans/{scan}-T1/resources/{file.Resource}/files/{file.Path}", bytes.ToArray());
            }
        }

        if (isAll) Assert.Equal(Study.Tree, found);
        foreach (var (path, bytes) in found) Assert.Equal(Study.Tree[path], bytes);
    }
}
