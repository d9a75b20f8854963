using System.Runtime.CompilerServices;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Tests.Storage;

public sealed class ContentStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-content-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void LargeUploadThatNothingRefersToAnyMoreLeavesTheDisk()
    {
        using var store = new ContentStore(folder.CreateSubdirectory("incoming"));
        var kept = folder.CreateSubdirectory("files");
        var held = Upload(store, keepIn: null);
        Forget(store, kept.FullName);

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Single(Directory.EnumerateFiles(Path.Combine(folder.FullName, "incoming")));
        Assert.Single(kept.EnumerateFiles());
        using var content = held.Open();
        Assert.Equal(200_000, content.Length);
    }

    [Fact]
    public async Task SmallUploadStaysInMemory()
    {
        using var store = new ContentStore(folder);

        var content = await store.KeepAsync(new MemoryStream([1, 2, 3]), CancellationToken.None);

        Assert.Equal([1, 2, 3], content.Bytes);
        Assert.Equal("5289df737df57326fcdd22597afb1fac", content.Digest);
        Assert.Empty(folder.EnumerateFiles());
    }

    /// <summary>In methods of their own, so that no variable of the test holds on to them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(ContentStore store, string kept)
    {
        Upload(store, keepIn: null);
        Upload(store, kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static FileContent Upload(ContentStore store, string? keepIn)
    {
        var content = store.KeepAsync(new MemoryStream(new byte[200_000]), CancellationToken.None).GetAwaiter().GetResult();
        if (keepIn is not null) content.KeepIn(keepIn);
        return content;
    }
}
