using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

public sealed class TreeLockTests
{
    [Fact]
    public async Task FolderHasOneHolderAtATimeAndOthersHearThatItIsInUse()
    {
        using var folder = new TemporaryFolder();
        var tree = new TreeFolder(folder.Path);
        Directory.CreateDirectory(tree.OwnPath);
        var (holders, most) = (0, 0);

        // Whatever else it is than 'in use' ends the test.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var turn = 0; turn < 1000; turn++)
            {
                try
                {
                    await using var held = TreeLock.Take(tree, "here");
                    most = Math.Max(most, Interlocked.Increment(ref holders));
                    Interlocked.Decrement(ref holders);
                }
                catch (InvalidOperationException)
                {
                    // Another one has it.
                }
            }
        })));

        Assert.Equal(1, most);
        Assert.Empty(folder.Files());
    }
}
