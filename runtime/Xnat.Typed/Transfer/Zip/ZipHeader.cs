using System.Text;

namespace Xnat.Typed;

/// <summary>Reads the header in front of an entry.</summary>
internal static class ZipHeader
{
    private const int Length = 30;

    // Packed by rules that this library does not know, or for eyes that have a password.
    private const int Encrypted = 0x2041;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="XnatContentException">It is cut, or says what no archive of XNAT says.</exception>
    public static async ValueTask<ZipContent> ReadAsync(ZipInput input, ZipRefusal refusal, CancellationToken cancellationToken)
    {
        var start = input.Position;
        await input.RequireAsync(Length, cancellationToken).ConfigureAwait(false);
        var size = Length + ZipFields.U16(input.Window, 26) + ZipFields.U16(input.Window, 28);
        await input.RequireAsync(size, cancellationToken).ConfigureAwait(false);
        var (entry, stated) = Parse(input.Window[..size], start, refusal);
        input.Skip(size);
        return new(input, entry, stated, refusal);
    }

    private static (ZipEntry Entry, ZipStatement Stated) Parse(ReadOnlySpan<byte> header, long start, ZipRefusal refusal)
    {
        var (flags, method) = (ZipFields.U16(header, 6), ZipFields.U16(header, 8));
        refusal.Require((flags & Encrypted) == 0, "has encrypted entries");
        refusal.Require(method is 0 or 8, "is packed in a way that this library does not read");
        var rawName = header.Slice(Length, ZipFields.U16(header, 26));
        var extra = header[(Length + rawName.Length)..];
        var time = ZipTime.Read(ZipFields.U32(header, 10), extra);
        var entry = new ZipEntry(NameOf(rawName, refusal), rawName.ToArray(), start, flags, method == 8, time);
        // In the extra field the length comes first, in the header the packed one.
        var sizes = new Zip64Sizes(extra);
        var length = sizes.Next(ZipFields.U32(header, 22), refusal);
        return (entry, new(ZipFields.U32(header, 14), sizes.Next(ZipFields.U32(header, 18), refusal), length));
    }

    private static string NameOf(ReadOnlySpan<byte> bytes, ZipRefusal refusal)
    {
        try
        {
            // XNAT names files in archives as it keeps their names.
            var name = XnatText.Decode(Utf8.GetString(bytes));
            refusal.Require(name.Length > 0, "has an entry without a name");
            refusal.Require(
                !name.Contains('\\', StringComparison.Ordinal),
                "has names with backslashes, which are folders on one system and none on the other");
            return name;
        }
        catch (DecoderFallbackException e)
        {
            throw new XnatContentException(
                $"The archive from {refusal.Route} has names that are not UTF-8; nothing was kept. Download the files one by one.", e)
            {
                Route = refusal.Route,
            };
        }
    }
}
