using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>
/// Lies beside the part of a large file: of which version that is, noted before its first byte, and a digest of what came so far, one for
/// each block. A later run goes on from there as far as the part still has these digests; it is believed nothing else.
/// </summary>
/// <param name="part">The part.</param>
/// <param name="uri">Address of the file.</param>
/// <param name="expected">What the catalog says of it now.</param>
/// <param name="ranges">What is known about the server.</param>
internal sealed class PartNote(string part, string uri, ExpectedFile expected, RangeSupport ranges) : IDisposable
{
    public const string Suffix = ".note";

    /// <summary>How many bytes may be fetched twice after a run has died; smaller files are not worth a note.</summary>
    public const int Block = 1024 * 1024;

    private readonly string path = part + Suffix;
    private FileStream? file;
    private long marked;

    /// <summary>Whether something lies there that is worth to be tried.</summary>
    public bool IsThere => !ranges.IsMissing && File.Exists(path) && File.Exists(part);

    /// <summary>Reads a part into a digest as far as it is proven, and returns where to go on; nothing of it counts otherwise.</summary>
    /// <exception cref="XnatException">The disk does not give it.</exception>
    public async Task<PartBeginning?> TakeUpAsync(SafeFileHandle target, Md5Digest md5, CancellationToken cancellationToken)
    {
        try
        {
            return IsThere ? await ReadAsync(target, md5, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <summary>Begins anew, before the first byte of an answer is written.</summary>
    public void Begin(FileVersion version)
    {
        Discard();
        if (!version.IsKnown || ranges.IsMissing) return;
        marked = 0;
        Try(() =>
        {
            file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            Write(json =>
            {
                json.WriteString("uri", uri);
                if (expected.Size is { } size) json.WriteNumber("size", size);
                if (expected.Digest is { } digest) json.WriteString("digest", digest);
                if (version.Tag is { } tag) json.WriteString("tag", tag);
                if (version.Modified is { } modified) json.WriteString("modified", modified);
            });
        });
    }

    /// <summary>The server does not go on from a place.</summary>
    public void MissRanges()
    {
        ranges.Miss();
        Discard();
    }

    /// <summary>Notes the digest of what has come, such that never more than a block is without one.</summary>
    /// <param name="length">How much has come.</param>
    /// <param name="next">How much comes next; nothing if the answer has ended.</param>
    /// <param name="md5">What has seen it.</param>
    public void Mark(long length, int next, Md5Digest md5)
    {
        if (file is null || length == marked || (next > 0 && length + next - marked <= Block)) return;
        marked = length;
        Try(() => Write(json =>
        {
            json.WriteNumber("length", length);
            json.WriteString("md5", md5.Current());
        }));
    }

    /// <summary>Nobody goes on with this part.</summary>
    public void Discard()
    {
        Dispose();
        Try(() => File.Delete(path));
    }

    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    private async Task<PartBeginning?> ReadAsync(SafeFileHandle target, Md5Digest md5, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var there = RandomAccess.GetLength(target);
        if (lines.Length == 0 || VersionOf(lines[0]) is not { IsKnown: true } version || there > expected.Size) return null;
        // The last byte comes again in any case: the answer says whether the server still has this version.
        var most = Math.Min(there, (expected.Size ?? long.MaxValue) - 1);
        var (proven, digest) = lines.Skip(1).Reverse().Select(MarkOf).FirstOrDefault(mark => mark.Length > 0 && mark.Length <= most);
        // Beyond that it is the catalog's digest that decides at the end; where there is none, nothing is taken that was not noted.
        var length = expected.Digest is null ? proven : most;
        if (length <= 0) return null;
        await DigestAsync(target, 0, proven, md5, cancellationToken).ConfigureAwait(false);
        if (proven > 0 && md5.Current() != digest)
        {
            _ = md5.Finish();
            return null;
        }

        await DigestAsync(target, proven, length - proven, md5, cancellationToken).ConfigureAwait(false);
        file = new(path, FileMode.Open, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        file.SetLength(whole);
        file.Position = whole;
        marked = proven;
        return new(length, version);
    }

    private static async Task DigestAsync(
        SafeFileHandle target, long start, long length, Md5Digest md5, CancellationToken cancellationToken)
    {
        var piece = new FilePiece(target, start, length);
        await using (piece.ConfigureAwait(false))
            await StreamCopy.CopyAsync(piece, Stream.Null, long.MaxValue, md5, null, cancellationToken).ConfigureAwait(false);
    }

    private FileVersion? VersionOf(string line)
    {
        if (CheckedLine.Read(line) is not { } head || CheckedLine.TextOf(head, "uri") != uri) return null;
        var noted = new ExpectedFile(CheckedLine.NumberOf(head, "size"), CheckedLine.TextOf(head, "digest"));
        return noted == expected ? new(CheckedLine.TextOf(head, "tag"), CheckedLine.TimeOf(head, "modified")) : null;
    }

    private static (long Length, string? Md5) MarkOf(string line) =>
        CheckedLine.Read(line) is { } mark && CheckedLine.NumberOf(mark, "length") is { } length
            ? (length, CheckedLine.TextOf(mark, "md5"))
            : default;

    private void Write(Action<Utf8JsonWriter> fields) => file!.Write(Encoding.UTF8.GetBytes(CheckedLine.Of(fields)));

    /// <summary>What cannot be noted is fetched again if need be; what is wrong with the disk, the part says.</summary>
    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            Dispose();
        }
    }
}
