namespace Xnat.Typed;

/// <summary>
/// A zip of local files that is written while it is sent: nothing of it lies on disk, and its length is known beforehand.
/// </summary>
internal sealed class PackedArchive
{
    public PackedArchive(IReadOnlyList<PackedFile> files)
    {
        Files = files;
        Offsets = new long[files.Count];
        for (var index = 0; index < files.Count; index++)
        {
            Offsets[index] = DirectoryStart;
            DirectoryStart += ZipWriting.LengthOfLocal(files[index].Record) + files[index].Length;
        }

        for (var index = 0; index < files.Count; index++)
            DirectoryLength += ZipWriting.LengthOfCentral(files[index].Record, Offsets[index]);
        Length = DirectoryStart + DirectoryLength + ZipWriting.LengthOfEnd(files.Count, DirectoryLength, DirectoryStart);
    }

    public IReadOnlyList<PackedFile> Files { get; }

    public long Length { get; }

    /// <summary>Where the header of each file begins.</summary>
    public long[] Offsets { get; }

    public long DirectoryStart { get; }

    public long DirectoryLength { get; }

    /// <summary>The bytes from their beginning, read from the files anew.</summary>
    public Stream Open() => new PackingStream(this);
}
