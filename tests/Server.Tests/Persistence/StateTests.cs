using System.IO.Compression;
using System.Text;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>Everything that a server holds as one file.</summary>
public sealed class StateTests : IDisposable
{
    private const string Manifest = "xnat-typed-state.json";

    private static readonly string[] Accounts = ["admin", "alice"];

    private readonly KeptServer kept = new();

    private string File => Path.Combine(kept.Folder.FullName, "state.zip");

    public void Dispose() => kept.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task ExportedStateIsTheSameWhereItIsImported(bool fromFolder, bool intoFolder)
    {
        string expected;
        await using (var source = await StartAsync(fromFolder ? Path.Combine(kept.Folder.FullName, "source") : null))
        {
            await FormatOperations.RunAsync(source, kept.Clock);
            expected = await FormatOperations.ShowAsync(source);
            await source.Server.ExportAsync(File);
        }

        await using (var target = await StartAsync(intoFolder ? kept.Data : null, data => data.Project("OTHER").Subject("S")))
        {
            var large = TestServer.Bytes(new byte[300_000], null);
            await target.PutAsync("/data/projects/OTHER/resources/R/files/large.bin?inbody=true", large);
            await target.Server.ImportAsync(File);

            Assert.Equal(expected, await FormatOperations.ShowAsync(target));
            await target.Server.ImportAsync(File);
            Assert.Equal(expected, await FormatOperations.ShowAsync(target));
        }

        if (!intoFolder) return;
        // A server in memory holds files of this size as bytes, which are then bytes in the database.
        Assert.Equal(fromFolder ? 1 : 0, kept.LargeFiles().Count());
        await using var again = await StartAsync(kept.Data);
        Assert.Equal(expected, await FormatOperations.ShowAsync(again));
    }

    [Fact]
    public async Task IdentifiersGoOnAfterAnImport()
    {
        await using var source = await StartAsync(null, data => data.Project("P1").Subject("S1"));
        await source.PutAsync("/data/projects/P1/subjects/S2");
        await source.DeleteAsync("/data/projects/P1/subjects/S2");
        await source.Server.ExportAsync(File);
        await using var target = await StartAsync(null);
        await target.Server.ImportAsync(File);

        var (_, id) = await target.PutAsync("/data/projects/P1/subjects/S3");

        Assert.Equal("XNAT_S00003", id);
    }

    /// <summary>XNAT gives the ID of a project that was deleted to no other.</summary>
    [Fact]
    public async Task IdOfADeletedProjectStaysTakenAfterAnImport()
    {
        await using var source = await StartAsync(null, data => data.Project("P1"));
        await source.DeleteAsync("/data/projects/P1");
        await source.Server.ExportAsync(File);
        await using var target = await StartAsync(null);
        Assert.Equal(200, (await target.PutAsync("/data/projects/P1")).Status);

        await target.Server.ImportAsync(File);

        Assert.Equal(403, (await target.PutAsync("/data/projects/P1")).Status);
    }

    [Theory]
    [InlineData("text", "is no zip archive, or was cut")]
    [InlineData("cut", "is no zip archive, or was cut")]
    [InlineData("foreign", "is no state of this server")]
    [InlineData("newer", "The state has format 2, and this version of the server knows 1. Update the server")]
    [InlineData("other product", "is no state of this server")]
    [InlineData("changed", "the bytes of a file have changed")]
    [InlineData("escaping", "it lists a file that no state has")]
    [InlineData("unlisted", "it holds a file that it does not list")]
    [InlineData("missing", "a file is missing")]
    public async Task WhatIsRefusedChangesNothing(string damage, string expected)
    {
        await using var server = await StartAsync(kept.Data, data => data.Project("P1").Subject("S1"));
        await server.Server.ExportAsync(File);
        Spoil(damage);
        await server.PutAsync("/data/projects/P1/subjects/S2");
        var before = await Picture.OfAsync(server);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => server.Server.ImportAsync(File));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("othing has been changed.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Picture.OfAsync(server));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(kept.Data, "incoming")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ResetBringsTheStartBack(bool inFolder)
    {
        await using var server = await StartAsync(inFolder ? kept.Data : null, data => data.Project("P1").Subject("S1"));
        var start = await Picture.OfAsync(server);
        await server.DeleteAsync("/data/projects/P1");
        await server.PutAsync("/data/projects/P2");
        Assert.NotEqual(start, await Picture.OfAsync(server));

        await server.Server.ResetAsync();

        Assert.Equal(start, await Picture.OfAsync(server));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P2"));
    }

    [Fact]
    public async Task FolderThatHeldSomethingIsNotResetByGuessing()
    {
        await (await StartAsync(kept.Data, data => data.Project("P1"))).DisposeAsync();
        await using var server = await StartAsync(kept.Data);

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Server.ResetAsync());

        Assert.Equal(200, await server.StatusAsync("/data/projects/P1"));
    }

    [Fact]
    public async Task RequestsSeeTheOldStateOrTheNewOne()
    {
        await using var server = await StartAsync(null, Numbered("OLD"));
        await using (var other = await StartAsync(null, Numbered("NEW"))) await other.Server.ExportAsync(File);
        var old = await server.GetAsync("/data/subjects?columns=label&format=csv");
        using var ended = new CancellationTokenSource();
        var seen = Task.Run(async () =>
        {
            var texts = new HashSet<string>(StringComparer.Ordinal);
            while (!ended.IsCancellationRequested) texts.Add(await server.GetAsync("/data/subjects?columns=label&format=csv"));
            return texts;
        });

        await server.Server.ImportAsync(File);
        var now = await server.GetAsync("/data/subjects?columns=label&format=csv");
        await ended.CancelAsync();

        Assert.NotEqual(old, now);
        Assert.Subset(new HashSet<string>([old, now], StringComparer.Ordinal), await seen);
    }

    [Fact]
    public async Task CommandStartsWithAStateAndLeavesOneWhenItIsEnded()
    {
        await using (var source = await StartAsync(null, data => data.Project("P1"))) await source.Server.ExportAsync(File);
        using (var process = await ServerProcess.StartAsync("--import", File, "--export-on-exit", File))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await process.Http.GetAsync("/data/projects/P1")).StatusCode);
            (await process.Http.PutAsync("/data/projects/P2", null)).EnsureSuccessStatusCode();
            Assert.Equal(0, await process.TerminateAsync());
        }

        await using var target = await StartAsync(null);
        await target.Server.ImportAsync(File);
        Assert.Equal(["P1", "P2"], (await target.RowsAsync("/data/projects")).Select(row => row["ID"]));
        Assert.Equal(["state.zip"], kept.Folder.EnumerateFiles().Select(file => file.Name));
    }

    private static Action<XnatSeed> Numbered(string project) => data =>
    {
        var made = data.Project(project);
        for (var number = 0; number < 50; number++) made.Subject(project + TestServer.Number(number));
    };

    private Task<TestServer> StartAsync(string? folder, Action<XnatSeed>? seed = null) => TestServer.StartAsync(seed, new()
    {
        DataFolder = folder,
        Clock = kept.Clock,
        Users = [.. Accounts.Select(name => new XnatServerUser(name, name))],
    });

    private void Spoil(string damage)
    {
        switch (damage)
        {
            case "text":
                System.IO.File.WriteAllText(File, "no state");
                break;
            case "cut":
                var bytes = System.IO.File.ReadAllBytes(File);
                System.IO.File.WriteAllBytes(File, bytes[..(bytes.Length / 2)]);
                break;
            case "foreign":
                System.IO.File.WriteAllBytes(File, Archives.Zip(("a.txt", [1])));
                break;
            case "newer":
                Edit(Manifest, text => text.Replace("\"Format\":1", "\"Format\":2,\"More\":{}", StringComparison.Ordinal));
                break;
            case "other product":
                Edit(Manifest, text => text.Replace("Xnat.Typed.Server", "Other", StringComparison.Ordinal));
                break;
            case "changed":
                Edit("xnat-typed.db", text => 'X' + text[1..]);
                break;
            case "escaping":
                Edit(Manifest, text => text.Replace("\"Name\":\"xnat-typed.db\"", "\"Name\":\"files/../../a\"", StringComparison.Ordinal));
                break;
            case "unlisted":
                using (var archive = ZipFile.Open(File, ZipArchiveMode.Update)) archive.CreateEntry("../a").Open().Dispose();
                break;
            default:
                using (var archive = ZipFile.Open(File, ZipArchiveMode.Update)) archive.GetEntry("xnat-typed.db")!.Delete();
                break;
        }
    }

    private void Edit(string name, Func<string, string> edit)
    {
        using var archive = ZipFile.Open(File, ZipArchiveMode.Update);
        var entry = archive.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.Latin1)) text = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.Latin1);
        writer.Write(edit(text));
    }
}
