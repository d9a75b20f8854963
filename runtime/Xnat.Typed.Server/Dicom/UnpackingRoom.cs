namespace Xnat.Typed.Server.Dicom;

/// <summary>How much may still come out of the compressed files of one upload: a few bytes can unpack to days of reading.</summary>
/// <param name="bytes">So many bytes.</param>
internal sealed class UnpackingRoom(long bytes)
{
    /// <summary>Bytes that a single dump is worth, a gibibyte: behind as many no tag of an image was ever seen.</summary>
    public const long ForADump = 1L << 30;

    private long left = bytes;

    /// <summary>More came than there was room for.</summary>
    public bool IsExceeded => left < 0;

    /// <exception cref="InvalidDataException">There is no room for them.</exception>
    public void Take(int count)
    {
        left = IsExceeded ? left : left - count;
        if (IsExceeded) throw new InvalidDataException("The file unpacks to more than there is room for.");
    }
}
