using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>What is sent is of the announced length, unchanged, or an exception of ours.</summary>
public sealed class SentContentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("shrinks")]
    [InlineData("grows")]
    [InlineData("changes")]
    public async Task FileThatChangesWhileItIsSentIsNotedBeforeItIsComplete(string how)
    {
        var path = folder["a.dcm"];
        await File.WriteAllBytesAsync(path, new byte[1_000_000]);
        using var content = FileContent.Of(path, "application/octet-stream", null);
        using var target = new ReactingStream(() =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (how == "shrinks") file.SetLength(500_000);
            else if (how == "grows") file.SetLength(1_000_001);
            else file.Write([1]);
        });

        await Assert.ThrowsAsync<XnatException>(() => content.CopyToAsync(target));

        Assert.InRange(target.Written, 1, 999_999);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("shorter")]
    [InlineData("other time")]
    public async Task FileThatIsAnotherWhenItIsSentAgainIsNoted(string how)
    {
        var path = folder["a.dcm"];
        await File.WriteAllBytesAsync(path, new byte[1000]);
        using var content = FileContent.Of(path, "application/octet-stream", null);
        await content.CopyToAsync(Stream.Null);

        if (how == "deleted") File.Delete(path);
        else if (how == "shorter") await File.WriteAllBytesAsync(path, new byte[999]);
        else File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await Assert.ThrowsAsync<XnatException>(() => content.CopyToAsync(Stream.Null));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task StreamThatGivesAnotherLengthThanItSaysIsNoted(int difference)
    {
        using var source = new LyingStream(new byte[400_000], difference);
        using var content = OpenStreamContent.Of(source, ReadOnlyMemory<byte>.Empty, "application/octet-stream");

        await Assert.ThrowsAsync<XnatException>(() => content.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task WhatTheCallersStreamThrowsComesInOurs()
    {
        Exception[] failures =
        [
            new IOException("disk"), new InvalidOperationException("state"), new ObjectDisposedException("stream"), new TimeoutException(),
            new OperationCanceledException("own"),
        ];
        foreach (var failure in failures)
        {
            using var source = new FailingStream(failure);
            using var content = OpenStreamContent.Of(source, ReadOnlyMemory<byte>.Empty, "application/octet-stream");

            var error = await Assert.ThrowsAsync<XnatException>(() => content.CopyToAsync(Stream.Null));

            Assert.Same(failure, error.InnerException);
        }
    }

    [Fact]
    public async Task FailureOfTheCallersStreamComesThroughTheConnection()
    {
        using var server = new ScriptedServer().SignsIn().On("POST /data/services/import", "", "text/plain");
        await using var connection = await server.OpenAsync();
        using var source = new FailingStream(new IOException("disk"));
        using var content = OpenStreamContent.Of(source, ReadOnlyMemory<byte>.Empty, "application/zip");

        var error = await Assert.ThrowsAsync<XnatException>(() => connection.DoAsync(
            token => connection.Import.ImportAsync(content, new() { Destination = "/archive" }, null, token), CancellationToken.None));

        Assert.StartsWith("The file or stream that was to be sent cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(ArgumentException))]
    [InlineData(typeof(IOException))]
    public async Task HandlerOfTheProgressThatThrowsEndsTheTransferInOurWords(Type kind)
    {
        await File.WriteAllBytesAsync(folder["a.dcm"], new byte[1000]);
        using var content = FileContent.Of(
            folder["a.dcm"], "application/octet-stream", new ThrowingProgress((Exception)Activator.CreateInstance(kind)!));

        var error = await Assert.ThrowsAsync<XnatException>(() => content.CopyToAsync(Stream.Null));

        Assert.IsType(kind, error.InnerException);
    }

    [Fact]
    public async Task HandlerOfTheProgressMayCancel()
    {
        await File.WriteAllBytesAsync(folder["a.dcm"], new byte[1000]);
        using var content = FileContent.Of(
            folder["a.dcm"], "application/octet-stream", new ThrowingProgress(new OperationCanceledException()));

        await Assert.ThrowsAsync<OperationCanceledException>(() => content.CopyToAsync(Stream.Null));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("folder")]
    [InlineData("pipe")]
    [InlineData("link to a pipe")]
    [InlineData("link to a link to a pipe")]
    public void PathThatIsNoFileIsMisuse(string kind)
    {
        if (kind == "folder") Directory.CreateDirectory(folder[kind]);
        if (kind == "pipe") SpecialFiles.MakePipe(folder[kind]);
        if (kind.StartsWith("link", StringComparison.Ordinal))
        {
            SpecialFiles.MakePipe(folder["pipe"]);
            File.CreateSymbolicLink(folder["link to a pipe"], folder["pipe"]);
            File.CreateSymbolicLink(folder["link to a link to a pipe"], folder["link to a pipe"]);
        }

        var error = Assert.Throws<ArgumentException>(() => FileContent.Of(folder[kind], "application/octet-stream", null));

        Assert.Contains("othing was sent.", error.Message, StringComparison.Ordinal);
    }

    private sealed class ThrowingProgress(Exception failure) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => throw failure;
    }

    private sealed class LyingStream(byte[] bytes, int difference) : MemoryStream(bytes)
    {
        public override long Length => base.Length + difference;
    }

    private sealed class FailingStream(Exception failure) : MemoryStream(new byte[100])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw failure;
    }

    /// <summary>Does something when the first bytes arrive.</summary>
    private sealed class ReactingStream(Action react) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Written == 0) react();
            Written += count;
        }
    }
}
