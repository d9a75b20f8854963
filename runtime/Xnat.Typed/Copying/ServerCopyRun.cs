using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One copy from server to server.</summary>
internal sealed class ServerCopyRun(ProjectData target, ServerCopyOptions options)
{
    private readonly Lock reporting = new();
    private BulkProgress progress;
    private volatile bool isStopped;

    /// <param name="project">The project whose own files are copied; <see langword="null"/> for none.</param>
    /// <param name="subjects">Subjects that are copied whether they have experiments or not.</param>
    /// <param name="experiments">The experiments.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ServerCopyReport> RunAsync(
        ProjectData? project,
        IReadOnlyList<SubjectData> subjects,
        IReadOnlyList<SubjectAssessorData> experiments,
        CancellationToken cancellationToken)
    {
        XnatObject[] items = [.. project is null ? Enumerable.Empty<XnatObject>() : [project], .. subjects, .. experiments];
        var outcomes = Array.ConvertAll(items, static item => new ServerCopyOutcome(item, BulkStatus.NotStarted));
        progress = new(items.Length, 0, 0);
        var families = await FamiliesAsync(items, cancellationToken).ConfigureAwait(false);
        var how = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(families, how, async (family, token) =>
        {
            SubjectData? copy = null;
            foreach (var at in family.Items)
            {
                if (isStopped) return;
                outcomes[at] = await CopyAsync(items[at], family.Subject, copy, token).ConfigureAwait(false);
                copy ??= outcomes[at].Copy as SubjectData;
                Report(outcomes[at]);
            }
        }).ConfigureAwait(false);
        return new(outcomes);
    }

    /// <summary>Each subject with what is copied of it; what belongs to none stands alone.</summary>
    private static async Task<IEnumerable<(SubjectData? Subject, List<int> Items)>> FamiliesAsync(
        XnatObject[] items, CancellationToken cancellationToken)
    {
        var families = new Dictionary<string, (SubjectData? Subject, List<int> Items)>(StringComparer.Ordinal);
        for (var at = 0; at < items.Length; at++)
        {
            var subject = items[at] switch
            {
                SubjectData itself => itself,
                ImageAssessorData => null,
                SubjectAssessorData experiment when families.TryGetValue(SubjectOf(experiment) ?? "", out var known) => known.Subject,
                SubjectAssessorData experiment => await FindSubjectAsync(experiment, cancellationToken).ConfigureAwait(false),
                _ => null,
            };
            var key = subject?.Id ?? $"item {at}";
            if (!families.TryGetValue(key, out var family)) families[key] = family = (subject, []);
            family.Items.Add(at);
        }

        return families.Values;
    }

    private static string? SubjectOf(SubjectAssessorData experiment) => ItemAddress.Value(experiment.Raw, "subject_ID");

    private static async Task<SubjectData?> FindSubjectAsync(SubjectAssessorData experiment, CancellationToken cancellationToken)
    {
        try
        {
            return await experiment.GetSubjectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // The experiment's own outcome says so.
            return null;
        }
    }

    private async Task<ServerCopyOutcome> CopyAsync(
        XnatObject item, SubjectData? subject, SubjectData? subjectCopy, CancellationToken cancellationToken)
    {
        ServerCopyOutcome outcome = new(item, BulkStatus.Failed);
        var tally = new CopyTally();
        try
        {
            outcome = outcome with { Copy = await ObjectAsync(item, subject, subjectCopy, cancellationToken).ConfigureAwait(false) };
            await PartsAsync(item, outcome.Copy, tally, cancellationToken).ConfigureAwait(false);
            if (options.WithAssessors && (item, outcome.Copy) is (ImageSessionData session, ImageSessionData copy))
                await AssessorsAsync(session, copy, tally, cancellationToken).ConfigureAwait(false);
            return tally.Of(outcome with { Status = BulkStatus.Done });
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (options.OnFailure == BulkFailure.Stop || e is XnatAuthenticationException) isStopped = true;
            return tally.Of(outcome with { Error = e });
        }
    }

    private async Task<XnatObject> ObjectAsync(
        XnatObject item, SubjectData? subject, SubjectData? subjectCopy, CancellationToken cancellationToken)
    {
        if (item is ProjectData) return target;
        if (subject is null)
        {
            throw new InvalidOperationException(
                "The experiment belongs to no subject that this account can see, and assessors are copied with their session. " +
                "Nothing was sent.");
        }

        if (item is SubjectData) return await SubjectAsync(subject, cancellationToken).ConfigureAwait(false);
        var owner = subjectCopy ?? await SubjectAsync(subject, cancellationToken).ConfigureAwait(false);
        return await ObjectCopy.FindOrMakeAsync(item, owner.Experiments.Source, LabelOf(item), options.Reason, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<SubjectData> SubjectAsync(SubjectData subject, CancellationToken cancellationToken) =>
        (SubjectData)await ObjectCopy.FindOrMakeAsync(
            subject, target.Subjects.Source, LabelOf(subject), options.Reason, cancellationToken).ConfigureAwait(false);

    private static string LabelOf(XnatObject item) => ItemAddress.Value(item.Raw, "label")
        ?? throw new InvalidOperationException($"The {item.GetType().Name} has no label, and its copy would have none. Give it one.");

    /// <summary>What is no part of an object's document.</summary>
    private async Task PartsAsync(XnatObject item, XnatObject copy, CopyTally tally, CancellationToken cancellationToken)
    {
        await FieldCopy.RunAsync(item, copy, cancellationToken).ConfigureAwait(false);
        await new ResourceCopy(copy, options, tally).RunAsync(item, cancellationToken).ConfigureAwait(false);
    }

    private async Task AssessorsAsync(
        ImageSessionData session, ImageSessionData copy, CopyTally tally, CancellationToken cancellationToken)
    {
        await foreach (var assessor in session.Assessors.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var its = await ObjectCopy.FindOrMakeAsync(
                assessor, copy.Assessors.Source, LabelOf(assessor), options.Reason, cancellationToken).ConfigureAwait(false);
            await PartsAsync(assessor, its, tally, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Report(ServerCopyOutcome outcome)
    {
        if (options.Progress is not { } listener) return;
        lock (reporting)
        {
            progress = outcome.Status == BulkStatus.Failed
                ? progress with { Failed = progress.Failed + 1 }
                : progress with { Done = progress.Done + 1 };
            listener.Report(progress);
        }
    }
}
