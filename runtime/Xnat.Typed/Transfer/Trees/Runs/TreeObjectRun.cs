using System.Collections.Concurrent;

namespace Xnat.Typed;

/// <summary>
/// Downloads the files of one object: lists them, decides, fetches, and lists them again to see whether they stood still.
/// </summary>
internal sealed class TreeObjectRun(TreeState state, TreeObject of)
{
    private const int MostReadings = 3;

    private readonly ConcurrentDictionary<string, DownloadedFile> outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> fetched = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> claimed = new(StringComparer.Ordinal);
    private readonly TreeDecision decision = new(state);
    private readonly TreeFetch fetch = new(state);
    private List<XnatFile> catalog = [];
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
            catalog = await selection.ListAsync(cancellationToken).ConfigureAwait(false);
            RefuseFewer(selection.Key);
            for (var reading = 1; ; reading++)
            {
                var wanted = await DecideAsync(selection, cancellationToken).ConfigureAwait(false);
                state.Record.Listed(selection.Key, outcomes.Count);
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

        var files = outcomes.Values.OrderBy(static file => file.Path, StringComparer.Ordinal).ToList();
        return new(of.Uri, of.Label, files) { Error = error, HasFiles = catalog.Count > 0, WasReadAgain = wasReadAgain };
    }

    private void RefuseFewer(string key)
    {
        var before = state.Manifest.Of(key).DistinctBy(static entry => entry.Uri).Count();
        if (state.Options.AcceptFewer || before == 0 || catalog.Count * 2L >= before) return;
        throw new XnatContentException(
            $"The server lists {CountText.Of(catalog.Count, "file")} of an object of which an earlier run fetched {before}. "
            + "Nothing was changed. Look whether they were deleted; if that is as it should be, set AcceptFewer.");
    }

    /// <summary>Those that are to be fetched; of the others it is known now what came of them.</summary>
    private async Task<List<TreeFile>> DecideAsync(TreeSelection selection, CancellationToken cancellationToken)
    {
        var selected = new List<TreeFile>();
        CatalogFile? listed = null;
        foreach (var file in catalog)
        {
            listed = CatalogFile.Of(file, listed);
            if (selection.NamesOf(file, listed) is not { } names) continue;
            selected.Add(new(file, listed, state.Paths.PathOf(file.Uri, state.Options.Layout.NamesOf(names)).Path));
        }

        var wanted = new ConcurrentDictionary<string, TreeFile>(StringComparer.Ordinal);
        var (news, others) = decision.Divide(selected);
        foreach (var file in news) Want(file, wanted);
        await EachAsync(others, file => DecideAsync(file, selection.Key, wanted, cancellationToken), Fail, cancellationToken)
            .ConfigureAwait(false);
        return [.. selected.Where(file => wanted.ContainsKey(file.Uri))];
    }

    private void Want(TreeFile file, ConcurrentDictionary<string, TreeFile> wanted)
    {
        wanted.TryAdd(file.Uri, file);
        outcomes[file.Uri] = new(file.Path, file.Uri, FileOutcome.NotStarted, file.File.Size);
    }

    private async Task DecideAsync(
        TreeFile file, string key, ConcurrentDictionary<string, TreeFile> wanted, CancellationToken cancellationToken)
    {
        // What this run fetched is not a file that it kept, whatever the next reading finds.
        var isOurs = fetched.ContainsKey(file.Uri);
        var outcome = await decision.DecideAsync(file, key, isOurs, cancellationToken).ConfigureAwait(false);
        if (outcome is null)
        {
            Want(file, wanted);
        }
        else if (!isOurs || outcome.Outcome != FileOutcome.Kept)
        {
            if (outcomes.TryAdd(file.Uri, outcome)) state.Meter.Keep(1);
            else outcomes[file.Uri] = outcome;
        }
    }

    private async Task FetchAsync(List<TreeFile> wanted, string key, CancellationToken cancellationToken)
    {
        // A large file of which a part is here comes by itself.
        var parts = state.Folder.Parts();
        var whole = parts.Count == 0 ? wanted : [.. wanted.Where(file => !parts.Contains(state.Folder.PartOf(file.Path)))];
        var packed = TreeUnit.Of(catalog, whole).Where(static unit => unit.IsPacked);
        await EachAsync(
            packed,
            unit => TreeArchive.RunAsync(state, unit, key, Placed, cancellationToken),
            (unit, failure) => unit.Wanted.Where(IsOpen).ToList().ForEach(file => Fail(file, failure)),
            cancellationToken).ConfigureAwait(false);
        await EachAsync(
            wanted.Where(IsOpen),
            file => FetchAsync(file, key, cancellationToken),
            Fail,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Claims room for files as far as they do not lie here already.</summary>
    private void Claim(List<TreeFile> wanted)
    {
        Release();
        var parts = state.Folder.Parts();
        var needed = wanted.ToDictionary(static file => file.Uri, file => NeededBy(file, parts), StringComparer.Ordinal);
        state.Space.Claim(needed.Values.Sum());
        foreach (var (uri, bytes) in needed) claimed[uri] = bytes;
    }

    private long NeededBy(TreeFile file, IReadOnlySet<string> parts)
    {
        var size = file.File.Size ?? 0;
        if (parts.Count == 0 || state.Folder.PartOf(file.Path) is var path && !parts.Contains(path)) return size;
        var part = new FileInfo(path);
        return Math.Max(0, size - (part.Exists ? part.Length : 0));
    }

    private void Release()
    {
        state.Space.Release(claimed.Values.Sum());
        claimed.Clear();
    }

    private void Release(TreeFile file)
    {
        if (claimed.TryRemove(file.Uri, out var bytes)) state.Space.Release(bytes);
    }

    private bool IsOpen(TreeFile file) => outcomes[file.Uri].Outcome == FileOutcome.NotStarted;

    private void Placed(TreeFile file, DownloadedFile outcome)
    {
        outcomes[file.Uri] = outcome;
        fetched.TryAdd(file.Uri, true);
        Release(file);
        state.Meter.Done();
    }

    private async Task FetchAsync(TreeFile file, string key, CancellationToken cancellationToken)
    {
        // Its part takes its room on the disk at once.
        Release(file);
        outcomes[file.Uri] = await fetch.RunAsync(file, key, cancellationToken).ConfigureAwait(false);
        fetched.TryAdd(file.Uri, true);
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
        outcomes[file.Uri] = new(file.Path, file.Uri, isGone ? FileOutcome.MissingThere : FileOutcome.Failed, file.File.Size)
        {
            Error = isGone ? null : failure,
        };
    }

    // A stale catalog lists what is not there.
    private bool IsGone(XnatException failure) => failure is XnatNotFoundException && state.Options.Catalog == CatalogCheck.Lenient;

    private async Task<bool> StoodStillAsync(TreeSelection selection, CancellationToken cancellationToken)
    {
        var now = await selection.ListAsync(cancellationToken).ConfigureAwait(false);
        var before = catalog;
        catalog = now;
        // Mostly in the same order as well.
        return now.Select(StateOf).SequenceEqual(before.Select(StateOf))
            || (now.Count == before.Count && now.Select(StateOf).ToHashSet().SetEquals(before.Select(StateOf)));
    }

    private static (string Uri, long? Size, string? Digest) StateOf(XnatFile file) => (file.Uri, file.Size, file.Digest);

    private void NoteMissing(string key)
    {
        var listed = catalog.Select(static file => file.Uri).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in state.Manifest.Of(key).Where(entry => !listed.Contains(entry.Uri)))
            outcomes[entry.Uri] = new(entry.Path, entry.Uri, FileOutcome.MissingThere, entry.Size) { VerifiedBy = entry.By };
    }

    private static XnatContentException Moving() =>
        new($"An object changed on the server each of {MostReadings} times that it was read. Each of its files is as the server had it at "
            + "some moment, but not all at the same; run again when nobody works on it.");
}
