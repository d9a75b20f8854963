namespace Xnat.Typed;

/// <summary>Tells the format of an archive by its first bytes.</summary>
internal static class ArchiveKind
{
    /// <summary>Enough bytes to tell: the mark of a tar stands at 257.</summary>
    public const int HeaderLength = 264;

    /// <summary>Media type of a zip.</summary>
    public const string Zip = "application/zip";

    /// <summary>Media type of a tar.</summary>
    public const string Tar = "application/x-tar";

    /// <summary>The media type to send it with, or <see langword="null"/> for what is no archive.</summary>
    public static string? MediaType(ReadOnlySpan<byte> header)
    {
        if (IsZip(header)) return Zip;
        if (header.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return "application/x-gzip";
        return header.Length >= HeaderLength && header[257..].StartsWith("ustar"u8) ? Tar : null;
    }

    public static bool IsZip(ReadOnlySpan<byte> header) => header.StartsWith("PK\x03\x04"u8);

    /// <summary>A zip that ends where it begins.</summary>
    public static bool IsEmptyZip(ReadOnlySpan<byte> header) => header.StartsWith("PK\x05\x06"u8);

    public static bool IsAnyZip(ReadOnlySpan<byte> header) => IsZip(header) || IsEmptyZip(header);

    /// <summary>What the bytes are instead, in words.</summary>
    public static string Describe(ReadOnlySpan<byte> header)
    {
        if (header.IsEmpty) return "is empty";
        if (header.Length >= 132 && header[128..].StartsWith("DICM"u8)) return "is a single DICOM file";
        if (IsEmptyZip(header)) return "is a zip without files";
        return header.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? "is a page of HTML or XML" : "is neither zip, tar nor gzip";
    }
}
