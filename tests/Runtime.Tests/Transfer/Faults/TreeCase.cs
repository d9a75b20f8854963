using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>All scans of a session to files.</summary>
internal sealed class TreeCase(XnatClient client) : TransferCase(client)
{
    private MrSessionData? session;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        session ??= (MrSessionData)await (await Client.Projects.GetAsync(Study.Project)).Experiments.GetAsync("MR1");
    }

    public override Task RunAsync() => session!.DownloadDirectoryAsync(Folder.Path);

    // What is there already is of those that were wanted.
    public override Task RequireNothingHalfAsync()
    {
        foreach (var (path, bytes) in Found()) Assert.Equal(Study.Tree[path], bytes);
        return Task.CompletedTask;
    }

    public override Task RequireAllAsync()
    {
        Assert.Equal(Study.Tree, Found());
        return Task.CompletedTask;
    }

    private Dictionary<string, byte[]> Found() => Folder.Files()
        .Where(static path => !path.StartsWith(".xnat", StringComparison.Ordinal))
        .ToDictionary(static path => path, path => File.ReadAllBytes(Folder[path]), StringComparer.Ordinal);
}
