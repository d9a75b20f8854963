using System.Runtime.CompilerServices;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>What earlier versions have written is read, and this version writes it the same way, so that the earlier ones can read it too.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly KeptServer kept = new();

    public void Dispose() => kept.Dispose();

    [Fact]
    public async Task FolderOfTheFirstFormatIsReadWhole()
    {
        FolderText.Write(kept, await ScriptAsync(), FormatOperations.Large);

        await using var server = await StartAsync(kept.Data, kept.Clock);

        await using var expected = await InMemoryAsync();
        Assert.Equal(await FormatOperations.ShowAsync(expected), await FormatOperations.ShowAsync(server));
    }

    [Fact]
    public async Task FolderIsStillWrittenInTheFirstFormat()
    {
        await using (var server = await StartAsync(kept.Data, kept.Clock)) await FormatOperations.RunAsync(server, kept.Clock);

        Assert.Equal(FolderText.WithoutSalts(await ScriptAsync()), FolderText.WithoutSalts(FolderText.Of(kept)));
    }

    private static async Task<TestServer> InMemoryAsync()
    {
        var clock = new ManualClock();
        var server = await StartAsync(null, clock);
        await FormatOperations.RunAsync(server, clock);
        return server;
    }

    private static Task<TestServer> StartAsync(string? folder, ManualClock clock) =>
        TestServer.StartAsync(options: new() { DataFolder = folder, Clock = clock, Users = [new("admin", "admin"), new("alice", "alice")] });

    private static Task<string> ScriptAsync([CallerFilePath] string source = "") =>
        File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(source)!, "_formats", "1.sql"));
}
