namespace Xnat.Typed;

/// <summary>
/// Downloads the files of one object: lists them, decides, fetches, and lists them again to see whether they stood still.
/// </summary>
internal sealed class TreeObjectRun(TreeState state, TreeObject of)
{
    private const int MostReadings = 3;

    private readonly List<DownloadedFile> missing = [];
    private readonly TreeDecision decision = new(state);
    private readonly TreeFetch fetch = new(state);
    private List<XnatFile> catalog = [];
    private List<CatalogFile> listing = [];

    // By addresses: those of the last reading, and what became of those of the readings before.
    private Dictionary<string, TreeFile> files = new(StringComparer.Ordinal);
    private bool wasReadAgain;
    private Exception? error;

    /// <param name="announced">Called once what is to be fetched was announced, or nothing will be.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<DownloadedObject> RunAsync(Action announced, CancellationToken cancellationToken)
    {
        if (state.IsStopped) return new(of.Uri, of.Label, []) { IsNotStarted = true };
        var isAnnounced = false;
        try
        {
            var selection = await TreeSelection.ReadAsync(of, state.Options, cancellationToken).ConfigureAwait(false);
            catalog = await selection.ListAsync(catalog, cancellationToken).ConfigureAwait(false);
            RefuseFewer(selection.Key);
            for (var reading = 1; ; reading++)
            {
                var wanted = await DecideAsync(selection, cancellationToken).ConfigureAwait(false);
                state.Record.Listed(selection.Key, files.Count);
                Claim(wanted);
                state.Meter.Announce(wanted.Sum(static file => file.File.Size ?? 0), wanted.Count);
                if (!isAnnounced) announced();
                isAnnounced = true;
                await FetchAsync(wanted, selection.Key, cancellationToken).ConfigureAwait(false);
                if (wanted.Count == 0 || state.IsStopped) break;
                if (await StoodStillAsync(selection, cancellationToken).ConfigureAwait(false)) break;
                if (reading == MostReadings) throw Moving();
                wasReadAgain = true;
            }

            NoteMissing(selection.Key);
        }
        catch (XnatException e)
        {
            error = e;
            state.Failed(e);
        }
        finally
        {
            if (!isAnnounced) announced();
            Release();
        }

        return new(of.Uri, of.Label, Outcomes()) { Error = error, HasFiles = catalog.Count > 0, WasReadAgain = wasReadAgain };
    }

    private void RefuseFewer(string key)
    {
        var before = state.Manifest.Of(key).DistinctBy(static entry => entry.Uri).Count();
        if (state.Options.AcceptFewer || before == 0 || catalog.Count * 2L >= before) return;
        throw new XnatContentException(
            $"The server lists {CountText.Of(catalog.Count, "file")} of an object of which an earlier run fetched {before}. "
            + "Nothing was changed. Look whether they were deleted; if that is as it should be, set AcceptFewer.");
    }

    private List<DownloadedFile> Outcomes()
    {
        var outcomes = new List<DownloadedFile>(files.Count + missing.Count);
        outcomes.AddRange(files.Values.Select(static file => file.Outcome).OfType<DownloadedFile>());
        outcomes.AddRange(missing);
        outcomes.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return outcomes;
    }

    /// <summary>Those that are to be fetched; of the others it is known now what came of them.</summary>
    private async Task<List<TreeFile>> DecideAsync(TreeSelection selection, CancellationToken cancellationToken)
    {
        Release();
        var (news, others) = decision.Divide(Select(selection));
        foreach (var file in news) file.Want();
        await EachAsync(others, file => DecideAsync(file, selection.Key, cancellationToken), Fail, cancellationToken)
            .ConfigureAwait(false);
        return [.. files.Values.Where(static file => file.IsWanted)];
    }

    private List<TreeFile> Select(TreeSelection selection)
    {
        var before = files;
        listing = CatalogFile.Of(catalog);
        files = new(catalog.Count, StringComparer.Ordinal);
        for (var at = 0; at < catalog.Count; at++)
        {
            if (selection.NamesOf(catalog[at], listing[at]) is not { } names) continue;
            var path = state.Paths.PathOf(catalog[at].Uri, state.Options.Layout, names, catalog[at].Path);
            var file = new TreeFile(catalog[at], listing[at], path);
            if (before.TryGetValue(file.Uri, out var known)) file.TakeOver(known);
            files.TryAdd(file.Uri, file);
        }

        var selected = files.Values.ToList();
        foreach (var file in before.Values)
        {
            if (files.TryAdd(file.Uri, file)) file.Leave();
        }

        return selected;
    }

    private async Task DecideAsync(TreeFile file, string key, CancellationToken cancellationToken)
    {
        // What this run fetched is not a file that it kept, whatever the next reading finds.
        var outcome = await decision.DecideAsync(file, key, file.IsFetched, cancellationToken).ConfigureAwait(false);
        if (outcome is null)
        {
            file.Want();
        }
        else if (!file.IsFetched || outcome.Outcome != FileOutcome.Kept)
        {
            if (file.Outcome is null) state.Meter.Keep(1);
            file.Outcome = outcome;
        }
    }

    private async Task FetchAsync(List<TreeFile> wanted, string key, CancellationToken cancellationToken)
    {
        // A large file of which a part is here comes by itself.
        var parts = state.Folder.Parts();
        var whole = parts.Count == 0 ? wanted : [.. wanted.Where(file => !parts.Contains(state.Folder.PartOf(file.Path)))];
        var packed = TreeUnit.Of(listing, whole).Where(static unit => unit.IsPacked);
        await EachAsync(
            packed,
            unit => TreeArchive.RunAsync(state, unit, key, Placed, cancellationToken),
            (unit, failure) => unit.Wanted.Where(static file => file.IsOpen).ToList().ForEach(file => Fail(file, failure)),
            cancellationToken).ConfigureAwait(false);
        await EachAsync(
            wanted.Where(static file => file.IsOpen),
            file => FetchAsync(file, key, cancellationToken),
            Fail,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Claims room for files as far as they do not lie here already.</summary>
    private void Claim(List<TreeFile> wanted)
    {
        var parts = state.Folder.Parts();
        var needed = wanted.Select(file => NeededBy(file, parts)).ToList();
        state.Space.Claim(needed.Sum());
        for (var at = 0; at < wanted.Count; at++) wanted[at].Claim(needed[at]);
    }

    private long NeededBy(TreeFile file, IReadOnlySet<string> parts)
    {
        var size = file.File.Size ?? 0;
        if (parts.Count == 0 || state.Folder.PartOf(file.Path) is var path && !parts.Contains(path)) return size;
        var part = new FileInfo(path);
        return Math.Max(0, size - (part.Exists ? part.Length : 0));
    }

    private void Release() => state.Space.Release(files.Values.Sum(static file => file.Release()));

    private void Release(TreeFile file) => state.Space.Release(file.Release());

    private void Placed(TreeFile file, DownloadedFile outcome)
    {
        (file.Outcome, file.IsFetched) = (outcome, true);
        Release(file);
        state.Meter.Done();
    }

    private async Task FetchAsync(TreeFile file, string key, CancellationToken cancellationToken)
    {
        // Its part takes its room on the disk at once.
        Release(file);
        file.Outcome = await fetch.RunAsync(file, key, cancellationToken).ConfigureAwait(false);
        file.IsFetched = true;
    }

    /// <summary>Works on each, several at a time; one that fails is noted, and what was not begun before a stop stays as it is.</summary>
    private Task EachAsync<T>(
        IEnumerable<T> parts, Func<T, Task> work, Action<T, XnatException> fail, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = state.Options.MaxConcurrency, CancellationToken = cancellationToken },
            async (part, _) =>
            {
                if (state.IsStopped) return;
                try
                {
                    await work(part).ConfigureAwait(false);
                }
                catch (XnatException e)
                {
                    if (!IsGone(e)) state.Failed(e);
                    fail(part, e);
                }
            });

    private void Fail(TreeFile file, XnatException failure)
    {
        var isGone = IsGone(failure);
        file.Outcome = new(file.Path, file.Uri, isGone ? FileOutcome.MissingThere : FileOutcome.Failed, file.File.Size)
        {
            Error = isGone ? null : failure,
        };
    }

    // A stale catalog lists what is not there.
    private bool IsGone(XnatException failure) => failure is XnatNotFoundException && state.Options.Catalog == CatalogCheck.Lenient;

    private async Task<bool> StoodStillAsync(TreeSelection selection, CancellationToken cancellationToken)
    {
        var before = catalog;
        catalog = await selection.ListAsync(before, cancellationToken).ConfigureAwait(false);
        // Rows that say the same are the same files, and mostly come in the same order as well.
        return catalog.SequenceEqual(before, ReferenceEqualityComparer.Instance)
            || (catalog.Count == before.Count && catalog.Select(StateOf).ToHashSet().SetEquals(before.Select(StateOf)));
    }

    private static (string Uri, long? Size, string? Digest) StateOf(XnatFile file) => (file.Uri, file.Size, file.Digest);

    private void NoteMissing(string key)
    {
        var listed = new Lazy<HashSet<string>>(() => catalog.Select(static file => file.Uri).ToHashSet(StringComparer.Ordinal));
        foreach (var entry in state.Manifest.Of(key))
        {
            // Those that are there and were not selected are known by the catalog alone.
            var file = files.GetValueOrDefault(entry.Uri);
            if (file is { IsListed: true } || listed.Value.Contains(entry.Uri)) continue;
            var outcome = new DownloadedFile(entry.Path, entry.Uri, FileOutcome.MissingThere, entry.Size) { VerifiedBy = entry.By };
            if (file is null) missing.Add(outcome);
            else file.Outcome = outcome;
        }
    }

    private static XnatContentException Moving() =>
        new($"An object changed on the server each of {MostReadings} times that it was read. Each of its files is as the server had it at "
            + "some moment, but not all at the same; run again when nobody works on it.");
}
