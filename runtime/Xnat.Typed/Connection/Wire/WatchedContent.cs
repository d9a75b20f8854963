using System.Net;

namespace Xnat.Typed;

/// <summary>
/// A request's content that reports each piece it has sent: a long upload that moves is not a server that does not answer.
/// </summary>
/// <remarks>It does not own the content, which its caller may want to send again.</remarks>
internal sealed class WatchedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly Action progressed;

    public WatchedContent(HttpContent inner, Action progressed)
    {
        this.inner = inner;
        this.progressed = progressed;
        // Asking for the length makes the content compute it; the header alone does not.
        _ = inner.Headers.ContentLength;
        foreach (var (name, values) in inner.Headers.NonValidated) Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        inner.CopyToAsync(new WatchedStream(stream, progressed), context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        var known = inner.Headers.ContentLength;
        length = known ?? 0;
        return known is not null;
    }

    private sealed class WatchedStream(Stream target, Action progressed) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await target.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            progressed();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            target.Write(buffer, offset, count);
            progressed();
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
