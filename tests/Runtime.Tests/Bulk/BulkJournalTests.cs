using System.Collections.Concurrent;
using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Bulk;

/// <summary>A run that ended in whatever way goes on where it was, and never takes another file for its journal.</summary>
public sealed class BulkJournalTests : IDisposable
{
    private const int Subjects = 12;

    private readonly TemporaryFolder folder = new();

    private BulkOptions Options => new() { Journal = folder["run.journal"], Job = "labels", MaxConcurrency = 2 };

    [Fact]
    public async Task SecondRunWorksOnWhatFailedOnly()
    {
        await using var site = await SiteAsync();

        var first = await site.Client.Subjects.ForEachAsync(
            static (subject, _) => subject.Label is "S3" or "S7" ? Task.FromException(new FormatException("odd")) : Task.CompletedTask,
            Options);
        var again = new ConcurrentBag<string?>();
        var second = await site.Client.Subjects.ForEachAsync((subject, _) => Note(again, subject), Options);

        Assert.Equal(2, first.Count(BulkStatus.Failed));
        Assert.Equal(["S3", "S7"], again.Order());
        Assert.Equal("12 objects: 2 done, 10 done before", second.ToString());
        Assert.True(second.IsComplete);
    }

    [Fact]
    public async Task WhateverIsCutOffTheJournalTheRunGoesOnWithTheRest()
    {
        await using var site = await SiteAsync();
        await site.Client.Subjects.ForEachAsync(static (_, _) => Task.CompletedTask, Options);
        var whole = await File.ReadAllBytesAsync(Options.Journal!);

        for (var length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Options.Journal!, whole[..length]);
            var lines = whole[..length].Count(static letter => letter == '\n');
            var again = new ConcurrentBag<string?>();

            var report = await site.Client.Subjects.ForEachAsync((subject, _) => Note(again, subject), Options);

            Assert.Equal(Subjects - Math.Max(0, lines - 1), again.Count);
            Assert.True(report.IsComplete);
            Assert.Equal(
                Encoding.UTF8.GetString(whole).Split('\n').Order(StringComparer.Ordinal),
                (await File.ReadAllTextAsync(Options.Journal!)).Split('\n').Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task ObjectThatTheWorkRenamesIsKnownAgain()
    {
        await using var site = await SiteAsync();
        var project = await site.Client.Projects.GetAsync("P");
        async Task Rename(SubjectData subject, CancellationToken token)
        {
            subject.Label += "-new";
            await subject.SaveAsync(token);
        }

        await project.Subjects.ForEachAsync(Rename, Options);
        var second = await project.Subjects.ForEachAsync(Rename, Options);

        Assert.Equal(Subjects, second.Count(BulkStatus.DoneBefore));
    }

    [Theory]
    [InlineData("notes of mine\n")]
    [InlineData("notes of mine")]
    [InlineData("{\"journal\":1}\n")]
    [InlineData("[]\n")]
    [InlineData("{\"done\":\"projects/P\"}\n")]
    [InlineData("\n")]
    public async Task FileThatIsNoJournalIsRefusedAndNotTouched(string content)
    {
        await using var site = await SiteAsync();
        await File.WriteAllTextAsync(Options.Journal!, content);
        var begun = new ConcurrentBag<string?>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Client.Subjects.ForEachAsync(
            (subject, _) => Note(begun, subject), Options));

        Assert.Empty(begun);
        Assert.Equal(content, await File.ReadAllTextAsync(Options.Journal!));
    }

    [Fact]
    public async Task JournalOfAnotherJobOrServerIsRefused()
    {
        await using var site = await SiteAsync();
        await using var other = await SiteAsync();
        await site.Client.Subjects.ForEachAsync(static (_, _) => Task.CompletedTask, Options);
        var before = await File.ReadAllTextAsync(Options.Journal!);

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Client.Subjects.ForEachAsync(
            static (_, _) => Task.CompletedTask, Options with { Job = "other" }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.Client.Subjects.ForEachAsync(
            static (_, _) => Task.CompletedTask, Options));

        Assert.Equal(before, await File.ReadAllTextAsync(Options.Journal!));
    }

    [Fact]
    public async Task JournalThatAnotherRunHoldsIsRefused()
    {
        await using var site = await SiteAsync();

        var report = await site.Client.Subjects.ForEachAsync(
            (_, token) => site.Client.Subjects.ForEachAsync(static (_, _) => Task.CompletedTask, Options, token), Options);

        Assert.All(report.Outcomes, static outcome => Assert.IsType<InvalidOperationException>(outcome.Error));
    }

    [Fact]
    public async Task FolderThatIsNotThereIsSaid()
    {
        await using var site = await SiteAsync();

        var error = await Assert.ThrowsAsync<XnatException>(() => site.Client.Subjects.ForEachAsync(
            static (_, _) => Task.CompletedTask, Options with { Journal = folder["none/run.journal"] }));

        Assert.StartsWith("The journal cannot be read or written: check its folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ObjectThatIsListedTwiceNeedsNoJournal()
    {
        await using var site = await SiteAsync();
        var twice = site.Client.Subjects.Concat(site.Client.Subjects);

        await Assert.ThrowsAsync<InvalidOperationException>(() => twice.ForEachAsync(static (_, _) => Task.CompletedTask, Options));

        Assert.Equal(2 * Subjects, (await twice.ForEachAsync(static (_, _) => Task.CompletedTask)).Count(BulkStatus.Done));
    }

    [Fact]
    public async Task JournalHoldsNoLabelAndIsTheOwnersAlone()
    {
        await using var site = await SiteAsync();

        await site.Client.Subjects.ForEachAsync(static (_, _) => Task.CompletedTask, Options);

        var text = await File.ReadAllTextAsync(Options.Journal!);
        Assert.DoesNotContain("\"S", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/S1", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Options.Journal!));
    }

    public void Dispose() => folder.Dispose();

    private static Task Note(ConcurrentBag<string?> bag, SubjectData subject)
    {
        bag.Add(subject.Label);
        return Task.CompletedTask;
    }

    private static Task<TestSite> SiteAsync() => TestSite.StartAsync(static seed =>
    {
        var project = seed.Project("P");
        for (var number = 1; number <= Subjects; number++) project.Subject($"S{number}");
    });
}
