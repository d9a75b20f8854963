using System.Buffers;
using System.Text;

namespace Xnat.Typed.Server.Listings;

/// <summary>Text that is made as the bytes that go out.</summary>
internal sealed class Utf8Text : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public Utf8Text Append(ReadOnlySpan<char> text)
    {
        // A character of a string takes at most three bytes.
        Reserve(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
        return this;
    }

    public Utf8Text Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    public void Clear() => Length = 0;

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private void Reserve(int count)
    {
        if (bytes.Length - Length >= count) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + count));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
