namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>The table of verbs has no gap: what the public surface offers to ask a server is called in it.</summary>
public sealed class VerbTableTests
{
    // Connecting and disposing have tests of their own (IdentityTests, SignInRefusalTests, DisposalTests);
    // going through is what listings are for; a DICOM library is the user's. Merging and discarding ask no server, a shard is a part of a
    // listing, and the end of a session file has tests of its own (SessionFileTests).
    private static readonly string[] Elsewhere =
        ["XnatClient.ConnectAsync", "XnatClient.DisposeAsync", "XnatListing.GetAsyncEnumerator", "XnatFiles.GetAsyncEnumerator",
            "XnatResults.GetAsyncEnumerator", "XnatSearches.GetAsyncEnumerator", "IXnatDicomReader.ReadAsync",
            "DownloadedDirectories.MergeAsync", "DownloadedDirectories.DiscardUnfinishedAsync",
            "ShardExtensions.Shard", "XnatSessionFile.EndAsync"];

    [Fact]
    public void EveryPublicVerbIsInTheTable()
    {
        var folder = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Runtime.Tests", "Trust");
        var table = string.Concat(Directory.EnumerateFiles(folder, "*Verbs.cs")
            .Append(Path.Combine(folder, "Stage.cs"))
            .Select(File.ReadAllText));

        var missing = PublicVerbs.All.Except(Elsewhere).Where(verb => !table.Contains($".{verb.Split('.')[1]}(", StringComparison.Ordinal));

        Assert.Empty(missing);
        Assert.True(PublicVerbs.All.Count > 40);
    }

    [Fact]
    public void NamesAreDistinct() =>
        Assert.Equal(Verbs.All.Count, Verbs.All.Select(static verb => verb.Name).Distinct(StringComparer.Ordinal).Count());
}
