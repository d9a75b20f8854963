using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

public sealed class StagingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TwoRunsAtOnceLeaveEachOtherAlone()
    {
        await using var first = StagingFolder.Create(folder.Path, folder.Path);
        await File.WriteAllTextAsync(Path.Combine(first.FilesPath, "one.txt"), "one");
        await using (var second = StagingFolder.Create(folder.Path, folder.Path))
        {
            await File.WriteAllTextAsync(Path.Combine(second.FilesPath, "two.txt"), "two");
            second.MoveInto();
        }

        first.MoveInto();

        Assert.Equal("one", await File.ReadAllTextAsync(folder["one.txt"]));
        Assert.Equal("two", await File.ReadAllTextAsync(folder["two.txt"]));
    }

    [Fact]
    public async Task ManyRunsAtOnceKeepWhatEachOfThemHas()
    {
        await Parallel.ForAsync(0, 200, async (at, token) =>
        {
            await using var staging = StagingFolder.Create(folder.Path, folder.Path);
            await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, $"{at}.txt"), $"{at}", token);
            staging.MoveInto();
        });

        Assert.Equal(Enumerable.Range(0, 200).Select(static at => $"{at}.txt").Order(StringComparer.Ordinal), folder.Files());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatAKilledRunLeftIsCleared(bool hasLock)
    {
        var id = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(folder[$".xnat-{id}.partial/files/MR1"]);
        await File.WriteAllTextAsync(folder[$".xnat-{id}.partial/files/MR1/a.dcm"], "rest");
        if (hasLock) await File.WriteAllTextAsync(folder[$".xnat-{id}.lock"], "");
        await File.WriteAllTextAsync(folder[$".xnat-{Guid.NewGuid():N}.lock"], "");
        await File.WriteAllTextAsync(folder[$".xnat-{Guid.NewGuid():N}.partial"], "rest of a file");

        await StagingFolder.Create(folder.Path, folder.Path).DisposeAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task WhatIsHeldOrCalledOtherwiseIsNotCleared()
    {
        var id = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(folder[$".xnat-{id}.partial"]);
        Directory.CreateDirectory(folder[".xnat-mine.partial"]);
        await File.WriteAllTextAsync(folder[".xnat-notes.lock"], "mine");
        await using (File.Open(folder[$".xnat-{id}.lock"], FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            await StagingFolder.Create(folder.Path, folder.Path).DisposeAsync();
            await PartialFile.Create(folder["a.zip"]).DisposeAsync();

            Assert.True(Directory.Exists(folder[$".xnat-{id}.partial"]));
        }

        Assert.True(Directory.Exists(folder[".xnat-mine.partial"]));
        Assert.True(File.Exists(folder[".xnat-notes.lock"]));
    }

    [Fact]
    public async Task LinkThatIsCalledLikeAStagingFolderIsNotFollowed()
    {
        Directory.CreateDirectory(folder["precious"]);
        await File.WriteAllTextAsync(folder["precious/a.dcm"], "precious");
        Directory.CreateDirectory(folder["target"]);
        Directory.CreateSymbolicLink(folder[$"target/.xnat-{Guid.NewGuid():N}.partial"], folder["precious"]);

        await StagingFolder.Create(folder["target"], "target").DisposeAsync();

        Assert.Equal("precious", await File.ReadAllTextAsync(folder["precious/a.dcm"]));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("link")]
    [InlineData("dead link")]
    [InlineData("link to a folder above")]
    [InlineData("file above")]
    [InlineData("pipe")]
    public async Task NothingIsMovedWhereSomethingStandsInTheWay(string obstacle)
    {
        Directory.CreateDirectory(folder["elsewhere"]);
        await File.WriteAllTextAsync(folder["elsewhere/b.dcm"], "foreign");
        Directory.CreateDirectory(folder["target/MR1"]);
        await File.WriteAllTextAsync(folder["target/MR1/a.dcm"], "older");
        await ObstructAsync(obstacle);
        var before = folder.Files();
        await using (var staging = StagingFolder.Create(folder["target"], "target"))
        {
            Directory.CreateDirectory(Path.Combine(staging.FilesPath, "MR1", "sub"));
            await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, "MR1", "a.dcm"), "new");
            await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, "MR1", "sub", "b.dcm"), "new");

            Assert.Throws<XnatException>(staging.MoveInto);
        }

        Assert.Equal(before, folder.Files());
        Assert.Equal("older", await File.ReadAllTextAsync(folder["target/MR1/a.dcm"]));
        Assert.Equal("foreign", await File.ReadAllTextAsync(folder["elsewhere/b.dcm"]));
    }

    [Fact]
    public async Task MoveThatFailsMidwayIsTakenBack()
    {
        Directory.CreateDirectory(folder["target/MR1"]);
        await File.WriteAllTextAsync(folder["target/MR1/a.dcm"], "older");
        await using (var staging = StagingFolder.Create(folder["target"], "target"))
        {
            Directory.CreateDirectory(Path.Combine(staging.FilesPath, "MR1", "sub"));
            foreach (var name in (string[])["a.dcm", "b.dcm", "sub/c.dcm"])
                await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, "MR1", name), "new");
            // The older file cannot be put aside where a file of ours takes the place of the folder for it.
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(staging.FilesPath)!, "replaced"), "in the way");

            Assert.Throws<XnatException>(staging.MoveInto);
        }

        Assert.Equal(["target/MR1/a.dcm"], folder.Files());
        Assert.Equal("older", await File.ReadAllTextAsync(folder["target/MR1/a.dcm"]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task WhatCannotBeTakenBackIsKeptAndSaid(int moves)
    {
        string[] names = ["a.dcm", "b.dcm", "c.dcm"];
        Directory.CreateDirectory(folder["target"]);
        foreach (var name in names) await File.WriteAllTextAsync(folder[$"target/{name}"], $"older {name}");
        XnatException failure;
        await using (var staging = StagingFolder.Create(folder["target"], "target"))
        {
            foreach (var name in names) await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, name), "new");
            var left = moves - 1;

            // The disk fails for good: from here on nothing is moved any more, in neither direction.
            failure = Assert.Throws<XnatException>(() => staging.MoveInto((from, to, overwrites) =>
            {
                if (left-- <= 0) throw new IOException("The disk is gone.");
                File.Move(from, to, overwrites);
            }));
        }

        await StagingFolder.Create(folder["target"], "target").DisposeAsync();

        var kept = Assert.IsType<string>(failure.Data["Path"]);
        Assert.Contains("not all that was moved could be taken back", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was changed", failure.Message, StringComparison.Ordinal);
        var texts = await Task.WhenAll(
            Directory.EnumerateFiles(kept).Concat(Directory.EnumerateFiles(folder["target"])).Select(file => File.ReadAllTextAsync(file)));
        Assert.Equal(names.Select(static name => $"older {name}"), texts.Where(static text => text != "new").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OlderFilesOfARunKilledWhileItMovedAreNotCleared()
    {
        var stage = $".xnat-{Guid.NewGuid():N}.partial";
        Directory.CreateDirectory(folder[$"{stage}/files"]);
        Directory.CreateDirectory(folder[$"{stage}/replaced/MR1"]);
        await File.WriteAllTextAsync(folder[$"{stage}/replaced/MR1/a.dcm"], "older");

        await StagingFolder.Create(folder.Path, folder.Path).DisposeAsync();

        Assert.Equal("older", await File.ReadAllTextAsync(folder[$"{stage}/replaced/MR1/a.dcm"]));
    }

    [Fact]
    public async Task OlderFilesAreReplaced()
    {
        Directory.CreateDirectory(folder["target/MR1"]);
        await File.WriteAllTextAsync(folder["target/MR1/a.dcm"], "older");
        await File.WriteAllTextAsync(folder["target/MR1/other.dcm"], "other");
        await using (var staging = StagingFolder.Create(folder["target"], "target"))
        {
            Directory.CreateDirectory(Path.Combine(staging.FilesPath, "MR1"));
            await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, "MR1", "a.dcm"), "new");
            staging.MoveInto();
        }

        Assert.Equal(["target/MR1/a.dcm", "target/MR1/other.dcm"], folder.Files());
        Assert.Equal("new", await File.ReadAllTextAsync(folder["target/MR1/a.dcm"]));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("below a file")]
    [InlineData("name too long")]
    public async Task FolderThatCannotBeMadeIsSaidAndLeavesNothing(string kind)
    {
        await File.WriteAllTextAsync(folder["file"], "mine");
        var target = kind switch
        {
            "file" => folder["file"],
            "below a file" => folder["file/sub/target"],
            _ => folder["new/" + new string('n', 300)],
        };

        var error = Assert.Throws<XnatException>(() => StagingFolder.Create(target, "the folder"));

        Assert.Contains("The folder the folder cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal([folder["file"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task LabelsBelowTheFolderAreInNoCauseEither()
    {
        await File.WriteAllTextAsync(folder["O'Neil"], "mine");
        var made = Assert.Throws<XnatException>(() => StagingFolder.Create(folder["O'Neil"], folder.Path));
        await using var staging = StagingFolder.Create(folder["target"], folder["target"]);
        await File.WriteAllTextAsync(Path.Combine(staging.FilesPath, "SUB1"), "new");
        var moved = Assert.Throws<XnatException>(
            () => StagedMove.Run(staging.FilesPath, (folder["O'Neil"], folder.Path), folder["replaced"], File.Move));
        var written = DiskFailure.OfWriting(new UnauthorizedAccessException($"Access to the path '{folder["O'Neil"]}' is denied."));

        Assert.All([made, moved, written], error => Assert.NotEqual("", error.InnerException!.Message));
        Assert.All([made, moved, written], error => Assert.DoesNotContain("Neil", error.ToString(), StringComparison.Ordinal));
        Assert.All([made, moved, written], error => Assert.DoesNotContain("SUB1", error.ToString(), StringComparison.Ordinal));
    }

    private async Task ObstructAsync(string obstacle)
    {
        switch (obstacle)
        {
            case "folder":
                Directory.CreateDirectory(folder["target/MR1/sub/b.dcm"]);
                break;
            case "link":
                Directory.CreateDirectory(folder["target/MR1/sub"]);
                File.CreateSymbolicLink(folder["target/MR1/sub/b.dcm"], folder["elsewhere/b.dcm"]);
                break;
            case "dead link":
                Directory.CreateDirectory(folder["target/MR1/sub"]);
                File.CreateSymbolicLink(folder["target/MR1/sub/b.dcm"], folder["elsewhere/none"]);
                break;
            case "link to a folder above":
                Directory.CreateSymbolicLink(folder["target/MR1/sub"], folder["elsewhere"]);
                break;
            case "pipe":
                Directory.CreateDirectory(folder["target/MR1/sub"]);
                SpecialFiles.MakePipe(folder["target/MR1/sub/b.dcm"]);
                break;
            default:
                await File.WriteAllTextAsync(folder["target/MR1/sub"], "mine");
                break;
        }
    }
}
