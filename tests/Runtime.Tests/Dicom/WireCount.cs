using System.Net;
using System.Net.Http.Headers;

namespace Xnat.Typed.Runtime.Tests.Dicom;

/// <summary>Counts what is read of files, and answers ranges in the server's place where that is wanted.</summary>
internal sealed class WireCount : DelegatingHandler
{
    private long read;

    public bool HasRanges { get; init; }

    /// <summary>How far beside the place that was asked for pieces lie.</summary>
    public int Shift { get; init; }

    public List<string> Ranges { get; } = [];

    /// <summary>Bytes of files that the client took.</summary>
    public long Read => Interlocked.Read(ref read);

    public HttpMessageHandler Around(HttpMessageHandler inner)
    {
        InnerHandler = inner;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var range = request.Headers.Range;
        var response = await base.SendAsync(request, cancellationToken);
        if (range is null) return response;
        Ranges.Add(range.ToString());
        var (from, to) = ((int)range.Ranges.Single().From!.Value, (int)range.Ranges.Single().To!.Value);
        if (!HasRanges)
        {
            response.Content = new StreamContent(new Counting(this, await response.Content.ReadAsStreamAsync(cancellationToken)));
            return response;
        }

        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var end = Math.Min(to + 1, bytes.Length);
        response.StatusCode = HttpStatusCode.PartialContent;
        response.Content = new StreamContent(new Counting(this, new MemoryStream(bytes[from..end])));
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from + Shift, end - 1 + Shift, bytes.Length + Shift);
        return response;
    }

    private sealed class Counting(WireCount wire, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref wire.read, count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
