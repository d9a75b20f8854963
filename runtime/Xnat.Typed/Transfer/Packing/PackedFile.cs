using System.Text;

namespace Xnat.Typed;

/// <summary>A local file that goes into a zip archive while that is sent.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="name">What it is called in the archive, with <c>/</c> between folders.</param>
/// <param name="state">Length and time of the last change when the archive was planned.</param>
internal sealed class PackedFile(string path, string name, FileState state)
{
    private readonly byte[] nameBytes = Encoding.UTF8.GetBytes(name);

    public string Path => path;

    public string Name => name;

    public FileState State => state;

    public long Length => state.Length;

    public PackedRecord Record => new(nameBytes, Length, Crc, state.Written);

    /// <summary>CRC-32 of what was sent last.</summary>
    public uint Crc { get; set; }

    /// <summary>MD5 of what was sent last; <see langword="null"/> until it was.</summary>
    public string? Digest { get; set; }

    /// <summary>Why it could not be read as it was planned; what was sent with it is not complete then.</summary>
    public XnatException? Failure { get; set; }
}
