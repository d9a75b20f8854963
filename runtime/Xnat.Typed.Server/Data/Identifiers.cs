using System.Security.Cryptography;

namespace Xnat.Typed.Server.Data;

/// <summary>Everything in answers that is made by chance: session ids, tokens, identifiers of forms.</summary>
/// <param name="random">Gives so many bytes; <see langword="null"/> for the system's random numbers.</param>
internal sealed class Identifiers(Func<int, byte[]>? random = null)
{
    public byte[] Bytes(int count)
    {
        if (random is null) return RandomNumberGenerator.GetBytes(count);
        var bytes = random(count);
        return bytes.Length == count
            ? bytes
            : throw new InvalidOperationException($"The source of random bytes gave {bytes.Length} instead of {count}.");
    }

    public string Hex(int bytes) => Convert.ToHexString(Bytes(bytes));

    /// <summary>A random UUID.</summary>
    public string Uuid()
    {
        var bytes = Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>A word of letters of an alphabet.</summary>
    public string Word(string alphabet, int length) => string.Concat(Bytes(length).Select(drawn => alphabet[drawn % alphabet.Length]));
}
