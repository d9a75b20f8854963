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
    /// <param name="sent">The files.</param>
    /// <param name="answer">What the server said to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">A file is not there.</exception>
    /// <exception cref="XnatContentException">A file is there and is another one, or has another name.</exception>
    public async Task<UploadResult> RunAsync(IReadOnlyList<SentFile> sent, FailedAnswer answer, CancellationToken cancellationToken)
    {
        var stored = await StoredFiles.ReadAsync(resource, cancellationToken).ConfigureAwait(false);
        var by = VerifiedBy.Digest;
        foreach (var file in sent)
        {
            if (!stored.TryGetValue(file.Path, out var found))
                throw await NotKeptAsync(file, stored.Values, answer, cancellationToken).ConfigureAwait(false);
            var (one, difference) = await CompareAsync(file, found, cancellationToken).ConfigureAwait(false);
            if (difference is not null) throw await OtherAsync(difference, answer, cancellationToken).ConfigureAwait(false);
            by = Weaker(by, one);
        }

        return new(sent.Count, sent.Sum(static file => file.Size), by);
    }

    /// <summary>Compares a file with what the catalog says of it, and reads it back where that is the only way to know.</summary>
    /// <returns>What it was compared by, and the first thing that differs.</returns>
    public async Task<(VerifiedBy By, string? Difference)> CompareAsync(SentFile sent, XnatFile found, CancellationToken cancellationToken)
    {
        var kept = found.Expected;
        if (kept.Difference(sent.Size, sent.Digest) is { } difference) return (kept.By ?? VerifiedBy.Length, difference);
        if (kept.Digest is not null) return (VerifiedBy.Digest, null);
        if (kept.Size is not null && !readsBack && !before.Contains(sent.Path)) return (VerifiedBy.Length, null);
        var digest = await found.HashAsync(cancellationToken).ConfigureAwait(false);
        return (VerifiedBy.ReadBack, Md5Digest.AreEqual(digest, sent.Digest) ? null : "content");
    }

    private static VerifiedBy Weaker(VerifiedBy one, VerifiedBy other) => Rank(one) > Rank(other) ? one : other;

    private static int Rank(VerifiedBy by) => by switch
    {
        VerifiedBy.Digest => 0,
        VerifiedBy.ReadBack => 1,
        _ => 2,
    };

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

        return NotKept(answer);
    }

    /// <summary>Nothing of what was sent is there.</summary>
    public static async Task<XnatException> NotKeptAsync(
        XnatConnection connection, FailedAnswer answer, CancellationToken cancellationToken)
    {
        await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        return NotKept(answer);
    }

    private static XnatAccessDeniedException NotKept(FailedAnswer answer) =>
        new(
            $"{answer} and did not keep the file; this account may not write to the resource. " +
            "Ask an owner of the project for the right to.",
            answer with { Status = HttpStatusCode.Forbidden });

    private bool IsRenamed(XnatFile file, SentFile sent)
    {
        if (before.Contains(StoredFiles.PathOf(file))) return false;
        if (file.Expected.Digest is { } digest) return Md5Digest.AreEqual(digest, sent.Digest);
        return file.Size == sent.Size;
    }
}
