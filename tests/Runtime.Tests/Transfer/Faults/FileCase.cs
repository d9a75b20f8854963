using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>One file to a path; an older one stands there.</summary>
internal class FileCase(XnatClient client) : TransferCase(client)
{
    private static readonly byte[] Older = [7, 7, 7];

    private XnatFile? file;

    private string Target => Folder["large.dcm"];

    protected static byte[] Wanted => Study.Files.Single(static file => file.Path == "large.dcm").Bytes;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        await File.WriteAllBytesAsync(Target, Older);
        if (file is not null) return;
        var project = await Client.Projects.GetAsync(Study.Project);
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        file = await (await (await session.Scans.GetAsync("2")).Resources.FirstAsync()).Files.GetAsync("large.dcm");
    }

    public override Task RunAsync() => file!.DownloadAsync(Target);

    public override Task RequireNothingHalfAsync()
    {
        Assert.Equal(Older, File.ReadAllBytes(Target));
        return Task.CompletedTask;
    }

    public override Task RequireAllAsync()
    {
        Assert.Equal(Wanted, File.ReadAllBytes(Target));
        Assert.Equal(["large.dcm"], Folder.Files());
        return Task.CompletedTask;
    }
}
