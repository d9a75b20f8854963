using System.Buffers;
using System.Security.Cryptography;

namespace Xnat.Typed;

/// <summary>The digest that XNAT keeps, computed while bytes pass; it guards against damage, not against forgery.</summary>
internal sealed class Md5Digest : IDisposable
{
    private const int HexLength = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    /// <summary>A digest of the catalog, or <see langword="null"/> where there is none or one of another kind.</summary>
    public static string? Known(string? digest) =>
        digest is { Length: HexLength } && !digest.AsSpan().ContainsAnyExcept(HexDigits) ? digest : null;

    public static bool AreEqual(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    public void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    /// <summary>The digest of all that passed, and a new beginning.</summary>
    public string Finish()
    {
        Span<byte> bytes = stackalloc byte[HexLength / 2];
        hash.GetHashAndReset(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The digest of what has passed so far; more may follow.</summary>
    public string Current()
    {
        Span<byte> bytes = stackalloc byte[HexLength / 2];
        hash.GetCurrentHash(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    public void Dispose() => hash.Dispose();
}
