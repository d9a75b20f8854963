namespace Xnat.Typed;

/// <summary>The bytes of a file as they arrive; the read that finds their end compares them with the catalog.</summary>
internal sealed class VerifiedStream(
    HttpResponseMessage response, Stream source, ExpectedFile expected, FileReception reception) : ReadOnlyStream
{
    private readonly Md5Digest md5 = new();
    private long length;
    private bool isAtEnd;
    private string? difference;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Checked(buffer.Span[..read], buffer.Length);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Checked(buffer.AsSpan(offset, source.Read(buffer, offset, count)), count);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            md5.Dispose();
            source.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Checked(ReadOnlySpan<byte> read, int wanted)
    {
        length += read.Length;
        if (length > expected.Size) difference = "length";
        if (difference is not null) throw reception.Other(difference);
        md5.Append(read);
        if (isAtEnd || read.Length > 0 || wanted == 0) return read.Length;
        isAtEnd = true;
        difference = expected.Difference(length, md5.Finish());
        return difference is null ? 0 : throw reception.Other(difference);
    }
}
