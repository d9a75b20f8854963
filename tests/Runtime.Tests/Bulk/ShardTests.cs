using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Bulk;

/// <summary>Parts of a work are the same everywhere, and together they are the whole.</summary>
public sealed class ShardTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void EachIdIsInExactlyOnePart(int count)
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(static number => $"XNAT_E{number:00000}"), "ä", "", "漢字"];
        var parts = Enumerable.Range(0, count).Select(index => new XnatShard(index, count)).ToList();

        Assert.All(ids, id => Assert.Single(parts, part => part.Contains(id)));
        Assert.All(parts, part => Assert.InRange(ids.Count(part.Contains), ids.Length * 8 / 10 / count, ids.Length * 12 / 10 / count));
    }

    // Written down, so that no later version puts them elsewhere: a job may go on with another version.
    [Theory]
    [InlineData("XNAT_E00001", 0)]
    [InlineData("XNAT_E00002", 0)]
    [InlineData("XNAT_E00003", 1)]
    public void PartOfAnIdNeverChanges(string id, int index) => Assert.True(new XnatShard(index, 4).Contains(id), Parts(id));

    [Fact]
    public async Task PartsOfAListingAreTheWholeHoweverTheObjectsAreReached()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        var same = (MrSessionData)await (await project.Subjects.GetAsync("SUB1")).Experiments.GetAsync("MR1");

        var parts = await Enumerable.Range(0, 3).ToAsyncEnumerable()
            .Select(async (int index, CancellationToken _) => await site.Client.Experiments.Shard(index, 3).ToListAsync()).ToListAsync();

        var all = await site.Client.Experiments.Select(static one => one.Id).ToListAsync();
        Assert.Equal(all.Order(StringComparer.Ordinal), parts.SelectMany(static part => part).Select(static one => one.Id).Order(
            StringComparer.Ordinal));
        for (var index = 0; index < 3; index++)
        {
            var scans = await session.Scans.Shard(index, 3).Select(static scan => scan.Id).ToListAsync();
            Assert.Equal(scans, await same.Scans.Shard(index, 3).Select(static scan => scan.Id).ToListAsync());
        }
    }

    [Theory]
    [InlineData("2/8", 2, 8)]
    [InlineData("0/1", 0, 1)]
    public void PartsAreWrittenAndRead(string text, int index, int count)
    {
        Assert.Equal(new XnatShard(index, count), XnatShard.Parse(text));
        Assert.Equal(text, XnatShard.Parse(text).ToString());
    }

    [Theory]
    [InlineData("8/8")]
    [InlineData("-1/8")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    public void WhatIsNoPartIsRefused(string text) => Assert.Throws<FormatException>(() => XnatShard.Parse(text));

    [Fact]
    public void PartWithoutANumberIsTheWhole()
    {
        Assert.True(default(XnatShard).Contains("x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new XnatShard(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new XnatShard(0, 0));
    }

    [Fact]
    public void WhoIsNoTaskOfAnArrayIsTold()
    {
        if (Environment.GetEnvironmentVariable("SLURM_ARRAY_TASK_ID") is not null) return;

        var error = Assert.Throws<XnatException>(static () => XnatShard.FromSlurm());

        Assert.StartsWith("The environment has no SLURM_ARRAY_TASK_ID", error.Message, StringComparison.Ordinal);
    }

    private static string Parts(string id) => $"{id} is in {Enumerable.Range(0, 4).Single(index => new XnatShard(index, 4).Contains(id))}";
}
