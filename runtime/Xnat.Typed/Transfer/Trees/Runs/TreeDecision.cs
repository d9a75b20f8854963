namespace Xnat.Typed;

/// <summary>Decides what becomes of a file by what stands in its place, what an earlier run noted, and what the server says now.</summary>
internal sealed class TreeDecision(TreeState state)
{
    /// <summary>Divides files into those in whose place nothing stands now, so that there is nothing to decide, and the others.</summary>
    public (List<TreeFile> New, List<TreeFile> Others) Divide(IReadOnlyList<TreeFile> files)
    {
        var (news, others) = (new List<TreeFile>(files.Count), new List<TreeFile>());
        var (folder, isMissing) = ("", false);
        foreach (var file in files)
        {
            // Where its folder is not there, as with thousands of files of a first run, nothing is.
            var its = file.Path.AsSpan(0, Math.Max(file.Path.LastIndexOf('/'), 0));
            if (!its.SequenceEqual(folder))
            {
                folder = its.ToString();
                isMissing = FileKind.IsNothing(state.Folder.PlaceOf(folder));
            }

            (isMissing || FileKind.IsNothing(state.Folder.PlaceOf(file.Path)) ? news : others).Add(file);
        }

        return (news, others);
    }

    /// <summary>What is known without fetching; <see langword="null"/> if the file is to be fetched.</summary>
    /// <param name="file">The file.</param>
    /// <param name="key">The object in whose listing it is.</param>
    /// <param name="isOurs">Whether this run fetched it already and the server has changed it since.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DownloadedFile?> DecideAsync(TreeFile file, string key, bool isOurs, CancellationToken cancellationToken)
    {
        var place = state.Folder.PlaceOf(file.Path);
        var here = new FileInfo(place);
        var noted = state.Manifest.Find(file.Path) is { } entry && entry.Uri == file.Uri ? entry : null;
        if (!here.Exists || FileKind.IsLink(here))
        {
            Placement.RefuseInTheWay(state, place);
            return null;
        }

        if (state.Options.IfExists == IfExists.Skip && !isOurs) return Kept(file, here, noted?.By);
        return noted?.IsUntouched(here) == true
            ? await OfVerifiedAsync(file, noted, isOurs, cancellationToken).ConfigureAwait(false)
            : await OfOtherAsync(file, key, here, noted, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DownloadedFile?> OfVerifiedAsync(
        TreeFile file, ManifestEntry noted, bool isOurs, CancellationToken cancellationToken)
    {
        var there = file.File.Expected;
        var isSame = there.Digest is { } digest && noted.Md5 is { } md5
            ? Md5Digest.AreEqual(digest, md5)
            : (there.Size is null || there.Size == noted.Size || state.Options.Catalog == CatalogCheck.Lenient)
                && (noted.Modified is not { } time || !await IsModifiedAsync(file, time, cancellationToken).ConfigureAwait(false));
        if (isSame) return new(file.Path, file.Uri, FileOutcome.Kept, noted.Size) { VerifiedBy = noted.By };
        return isOurs || state.Options.IfExists == IfExists.Replace ? null : new(file.Path, file.Uri, FileOutcome.ChangedThere, noted.Size);
    }

    private async Task<bool> IsModifiedAsync(TreeFile file, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await state.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await file.File.IsModifiedSinceAsync(time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            state.Gate.Exit();
        }
    }

    private async Task<DownloadedFile?> OfOtherAsync(
        TreeFile file, string key, FileInfo here, ManifestEntry? noted, CancellationToken cancellationToken)
    {
        var there = file.File.Expected;
        var known = there.Digest ?? noted?.Md5;
        var mayBeSame = there.Size is null || there.Size == here.Length;
        if (mayBeSame && !there.DecidesNothing && FileKind.IsFree(here.FullName))
        {
            var md5 = await LocalDigest.OfAsync(here.FullName, cancellationToken).ConfigureAwait(false);
            if (known is null || Md5Digest.AreEqual(md5, known)) return Adopt(file, key, here, noted, md5);
            // Only its time was changed.
            if (noted?.Md5 is { } was && Md5Digest.AreEqual(md5, was) && state.Options.IfExists != IfExists.Replace)
                return new(file.Path, file.Uri, FileOutcome.ChangedThere, here.Length);
        }

        if (state.Options.IfExists == IfExists.Replace) return null;
        if (state.Options.IfExists == IfExists.Fail && noted is null)
            return new(file.Path, file.Uri, FileOutcome.Failed, here.Length) { Error = Taken() };
        return new(file.Path, file.Uri, FileOutcome.ChangedHere, here.Length);
    }

    private DownloadedFile Adopt(TreeFile file, string key, FileInfo here, ManifestEntry? noted, string md5)
    {
        var by = file.File.Expected.By;
        state.Manifest.Add(new ManifestEntry(file.Path, file.Uri, key, here.Length)
        {
            Md5 = md5, By = by, Modified = noted?.Modified, Written = here.LastWriteTimeUtc,
        });
        return Kept(file, here, by);
    }

    private static DownloadedFile Kept(TreeFile file, FileInfo here, VerifiedBy? by) =>
        new(file.Path, file.Uri, FileOutcome.Kept, here.Length) { VerifiedBy = by };

    private XnatException Taken() =>
        new($"{state.Shown} has a file of this path already that no earlier run put there, and IfExists is Fail. It was left as it is; "
            + "choose what becomes of it by IfExists.");
}
