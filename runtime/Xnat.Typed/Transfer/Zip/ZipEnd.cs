using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>The records at the end of a zip archive, which say where its directory lies and how many entries it has.</summary>
/// <param name="Start">Where the directory begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Entries">Number of entries.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ZipEnd(long Start, long End, long Entries)
{
    private const int Length = 22;
    private const int LocatorLength = 20;
    private const int Length64 = 56;

    /// <param name="input">The archive, behind its directory.</param>
    /// <param name="found">The directory that was read.</param>
    /// <param name="refusal">Says why it is not taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="XnatContentException">They are cut, say something else, or bytes follow that belong to nothing.</exception>
    public static async ValueTask CheckAsync(ZipInput input, ZipEnd found, ZipRefusal refusal, CancellationToken cancellationToken)
    {
        await input.RequireAsync(Length, cancellationToken).ConfigureAwait(false);
        var isWide = ZipFields.U32(input.Window, 0) == ZipFields.End64;
        if (isWide)
        {
            await input.RequireAsync(Length64 + LocatorLength + Length, cancellationToken).ConfigureAwait(false);
            if (!Agrees64(input.Window, found)) throw refusal.Broken();
            input.Skip(Length64 + LocatorLength);
        }

        var comment = ZipFields.U16(input.Window, 20);
        if (!Agrees(input.Window, found, isWide, refusal)) throw refusal.Broken();
        input.Skip(Length);
        await input.RequireAsync(comment, cancellationToken).ConfigureAwait(false);
        refusal.Require(!HasEnd(input.Window[..comment]), "has two ends, one in the comment of the other");
        input.Skip(comment);
        refusal.Require(!await input.FillAsync(1, cancellationToken).ConfigureAwait(false), "has bytes behind its end");
    }

    private static bool Agrees(ReadOnlySpan<byte> record, ZipEnd found, bool isWide, ZipRefusal refusal)
    {
        if (ZipFields.U32(record, 0) != ZipFields.End) return false;
        refusal.Require(ZipFields.U16(record, 4) == 0 && ZipFields.U16(record, 6) == 0, "says that it is one of several parts");
        var (count, size, start) = (ZipFields.U16(record, 10), ZipFields.U32(record, 12), ZipFields.U32(record, 16));
        return ZipFields.U16(record, 8) == count && (count == found.Entries || (isWide && count == ushort.MaxValue))
            && (size == found.End - found.Start || (isWide && size == uint.MaxValue))
            && (start == found.Start || (isWide && start == uint.MaxValue));
    }

    private static bool Agrees64(ReadOnlySpan<byte> record, ZipEnd found)
    {
        var locator = record[Length64..];
        return ZipFields.I64(record, 4) == Length64 - 12 && ZipFields.I64(record, 24) == found.Entries
            && ZipFields.I64(record, 32) == found.Entries && ZipFields.I64(record, 40) == found.End - found.Start
            && ZipFields.I64(record, 48) == found.Start && ZipFields.U32(locator, 0) == ZipFields.Locator64
            && ZipFields.U32(locator, 4) == 0 && ZipFields.I64(locator, 8) == found.End && ZipFields.U32(locator, 16) <= 1;
    }

    /// <summary>Whether another end stands in the comment, which readers that search from behind would take.</summary>
    private static bool HasEnd(ReadOnlySpan<byte> comment)
    {
        for (var at = 0; at + Length <= comment.Length; at++)
        {
            if (ZipFields.U32(comment, at) == ZipFields.End && at + Length + ZipFields.U16(comment, at + 20) == comment.Length) return true;
        }

        return false;
    }
}
