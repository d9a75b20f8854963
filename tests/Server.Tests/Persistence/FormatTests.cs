using System.Runtime.CompilerServices;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>
/// What earlier versions have written is read, and this version writes it the same way, so that the earlier ones can read it too.
/// </summary>
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
    public async Task FolderOfTheFirstFormatTakesChanges()
    {
        FolderText.Write(kept, await ScriptAsync(), FormatOperations.Large);
        string changed;
        await using (var server = await StartAsync(kept.Data, kept.Clock))
        {
            // The last ID of the folder is not given out again, and what is added lies beside what was there.
            Assert.Equal((201, "XNAT_S00002"), await server.PutAsync("/data/projects/P1/subjects/new"));
            await server.PutAsync(
                FormatOperations.Session + "/resources/R/files/new.bin?inbody=true", TestServer.Bytes(new byte[80_000], null));
            await server.DeleteAsync(FormatOperations.Session + "/resources/R/files/small.txt");
            changed = await FormatOperations.ShowAsync(server);
        }

        await using var again = await StartAsync(kept.Data, kept.Clock);
        Assert.Equal(changed, await FormatOperations.ShowAsync(again));
    }

    [Fact]
    public async Task FolderIsStillWrittenInTheFirstFormat()
    {
        await using (var server = await StartAsync(kept.Data, kept.Clock)) await FormatOperations.RunAsync(server, kept.Clock);

        Assert.Equal(FolderText.WithoutSalts(await ScriptAsync()), FolderText.WithoutSalts(FolderText.Of(kept)));
    }

    [Theory]
    [InlineData("UPDATE documents SET body = CAST('{\"Row\":{\"n\":1}}' AS BLOB) WHERE kind = 'project'")]
    [InlineData("UPDATE documents SET body = CAST(replace(body, '\"Contents\"', '\"Other\"') AS BLOB) WHERE kind = 'project'")]
    [InlineData("UPDATE documents SET body = CAST(replace(body, '\"Accessibility\"', '\"Other\"') AS BLOB) WHERE kind = 'project'")]
    [InlineData("UPDATE documents SET body = CAST(replace(body, '\"Status\"', '\"Other\"') AS BLOB) WHERE kind = 'prearchive'")]
    [InlineData("UPDATE documents SET body = CAST(replace(body, '\"u\"', '\"x\"') AS BLOB) WHERE kind = 'subject'")]
    [InlineData("UPDATE documents SET body = CAST(replace(body, '\"t\"', '\"x\"') AS BLOB) WHERE kind = 'subject'")]
    [InlineData("UPDATE documents SET body = CAST(replace(body, '\"Roles\"', '\"Other\"') AS BLOB) WHERE kind = 'project'")]
    [InlineData("UPDATE files SET body = CAST(replace(body, '\"Digest\"', '\"Other\"') AS BLOB)")]
    [InlineData("UPDATE documents SET body = CAST('null' AS BLOB) WHERE kind = 'experiment'")]
    public async Task WhatLacksAPartIsDamagedAndNothingIsGuessed(string damage)
    {
        FolderText.Write(kept, await ScriptAsync() + damage, FormatOperations.Large);
        var before = FolderText.Of(kept);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(kept.Data, kept.Clock));

        Assert.StartsWith("The data folder is damaged: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Restore a copy of it; nothing has been changed.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, FolderText.Of(kept));
    }

    private static async Task<TestServer> InMemoryAsync()
    {
        var clock = new ManualClock();
        var server = await StartAsync(null, clock);
        await FormatOperations.RunAsync(server, clock);
        return server;
    }

    private static Task<TestServer> StartAsync(string? folder, ManualClock clock) =>
        TestServer.StartAsync(options: new()
        {
            DataFolder = folder,
            Clock = clock,
            Users = [new("admin", "admin"), new("alice", "alice")]
        });

    private static Task<string> ScriptAsync([CallerFilePath] string source = "") =>
        File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(source)!, "_formats", "1.sql"));
}
