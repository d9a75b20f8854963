using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Makes sure that the server has what was sent: XNAT answers 200 also where it stored nothing, without the right to write for one. Digests
/// tell; where the site keeps none lengths do, unless a file of that path was there before or reading back was asked for.
/// </summary>
/// <param name="resource">The resource.</param>
/// <param name="before">Paths that were there before.</param>
/// <param name="readsBack">Whether files without a digest are read back in any case.</param>
internal sealed class UploadCheck(AbstractResource resource, IReadOnlySet<string> before, bool readsBack)
{
    /// <summary>What the resource holds now, by path.</summary>
    public static async Task<HashSet<string>> PathsAsync(AbstractResource resource, CancellationToken cancellationToken)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var file in new XnatFiles(resource).WithCancellation(cancellationToken).ConfigureAwait(false))
            paths.Add(PathOf(file));
        return paths;
    }

    /// <param name="sent">The files.</param>
    /// <param name="answer">What the server said to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">A file is not there.</exception>
    /// <exception cref="XnatContentException">A file is there and is another one, or has another name.</exception>
    public async Task<UploadResult> RunAsync(IReadOnlyList<SentFile> sent, FailedAnswer answer, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, XnatFile>(StringComparer.Ordinal);
        await foreach (var file in new XnatFiles(resource).WithCancellation(cancellationToken).ConfigureAwait(false))
            stored[PathOf(file)] = file;
        var by = VerifiedBy.Digest;
        foreach (var file in sent)
        {
            if (!stored.TryGetValue(file.Path, out var found))
                throw await NotKeptAsync(file, stored.Values, answer, cancellationToken).ConfigureAwait(false);
            var one = await CompareAsync(file, found, answer, cancellationToken).ConfigureAwait(false);
            by = Rank(one) > Rank(by) ? one : by;
        }

        return new(sent.Count, sent.Sum(static file => file.Size), by);
    }

    // Whether addresses are escaped depends on the catalog; the name never is.
    private static string PathOf(XnatFile file)
    {
        var plain = Uri.UnescapeDataString(file.Path);
        return plain != file.Path && file.Name.Length > 0 && plain.EndsWith(file.Name, StringComparison.Ordinal)
            && !file.Path.EndsWith(file.Name, StringComparison.Ordinal)
            ? plain
            : file.Path;
    }

    private static int Rank(VerifiedBy by) => by switch
    {
        VerifiedBy.Digest => 0,
        VerifiedBy.ReadBack => 1,
        _ => 2,
    };

    private async Task<VerifiedBy> CompareAsync(SentFile sent, XnatFile found, FailedAnswer answer, CancellationToken cancellationToken)
    {
        var kept = found.Expected;
        if (kept.Difference(sent.Size, sent.Digest) is { } difference)
            throw await OtherAsync(difference, answer, cancellationToken).ConfigureAwait(false);
        if (kept.Digest is not null) return VerifiedBy.Digest;
        if (kept.Size is not null && !readsBack && !before.Contains(sent.Path)) return VerifiedBy.Length;
        var digest = await found.HashAsync(cancellationToken).ConfigureAwait(false);
        if (Md5Digest.AreEqual(digest, sent.Digest)) return VerifiedBy.ReadBack;
        throw await OtherAsync("content", answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<XnatException> OtherAsync(string difference, FailedAnswer answer, CancellationToken cancellationToken)
    {
        await ItemReading.LocationOf(resource).Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        return new XnatContentException(
            $"{answer}, and a file of that path is there with another {difference} than was sent: the old one was kept, " +
            "or the new one was damaged. " +
            "Check that this account may replace files in the project, then upload it again with Overwrite.")
        {
            Route = answer.Route,
        };
    }

    private async Task<XnatException> NotKeptAsync(
        SentFile sent, IEnumerable<XnatFile> stored, FailedAnswer answer, CancellationToken cancellationToken)
    {
        await ItemReading.LocationOf(resource).Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        if (stored.Any(file => IsRenamed(file, sent)))
        {
            return new XnatContentException(
                $"{answer} and stored the file under another name than was sent; this server cannot take every name in an address. " +
                "Delete what it stored, and choose a plainer name or send the file packed, with Extract.")
            {
                Route = answer.Route,
            };
        }

        return new XnatAccessDeniedException(
            $"{answer} and did not keep the file; this account may not write to the resource. " +
            "Ask an owner of the project for the right to.",
            answer with { Status = HttpStatusCode.Forbidden });
    }

    private bool IsRenamed(XnatFile file, SentFile sent)
    {
        if (before.Contains(PathOf(file))) return false;
        if (file.Expected.Digest is { } digest) return Md5Digest.AreEqual(digest, sent.Digest);
        return file.Size == sent.Size;
    }
}
