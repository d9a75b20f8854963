using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Files below an object, by place and path.</summary>
internal sealed class CopiedFiles
{
    private readonly Dictionary<(FilePlace Place, string Path), XnatFile> files = [];

    private CopiedFiles()
    {
    }

    public IReadOnlyDictionary<(FilePlace Place, string Path), XnatFile> All => files;

    /// <summary>The files of an object, of an experiment also those of its scans and reconstructions.</summary>
    /// <exception cref="XnatContentException">The server lists a file twice, so that nobody can tell which of them counts.</exception>
    public static async Task<CopiedFiles> ReadAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var read = new CopiedFiles();
        var location = ItemReading.LocationOf(item);
        var listing = item is ExperimentData
            ? FileListing.ReadAllAsync(location.Connection, location.Address, item, cancellationToken)
            : FileListing.ReadAsync(location.Connection, location.Address, item, cancellationToken);
        await foreach (var file in listing.ConfigureAwait(false))
        {
            if (FilePlace.Of(file, item is ImageAssessorData) is not { } place) continue;
            if (read.files.TryAdd((place, StoredFiles.PathOf(file)), file)) continue;
            throw new XnatContentException(
                "The server lists a file twice, so that nobody can tell which of them counts; refresh the catalog of its resource there.")
            {
                Route = "GET …/files",
            };
        }

        return read;
    }

    /// <summary>What is here and not there.</summary>
    public IEnumerable<(FilePlace Place, XnatFile File)> MissingIn(CopiedFiles there) =>
        files.Where(file => !there.files.ContainsKey(file.Key)).Select(static file => (file.Key.Place, file.Value));

    /// <summary>What is in both, and not the same.</summary>
    public IEnumerable<(FilePlace Place, XnatFile File)> DifferingIn(CopiedFiles there) =>
        files.Where(file => there.files.TryGetValue(file.Key, out var other) && Compare(file.Value, other) is null)
            .Select(static file => (file.Key.Place, file.Value));

    /// <summary>What all files that are in both were compared by, the weakest; <see langword="null"/> if there are none.</summary>
    public VerifiedBy? ComparedIn(CopiedFiles there)
    {
        VerifiedBy? weakest = null;
        foreach (var (key, file) in files)
        {
            if (!there.files.TryGetValue(key, out var other) || Compare(file, other) is not { } by) continue;
            weakest = weakest is null || by == VerifiedBy.Length ? by : weakest;
        }

        return weakest;
    }

    private static VerifiedBy? Compare(XnatFile left, XnatFile right)
    {
        var (one, other) = (left.Expected, right.Expected);
        if (one.Digest is not null && other.Digest is not null)
            return Md5Digest.AreEqual(one.Digest, other.Digest) ? VerifiedBy.Digest : null;
        return one.Size is { } size && other.Size == size ? VerifiedBy.Length : null;
    }
}
