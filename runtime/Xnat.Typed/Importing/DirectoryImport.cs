namespace Xnat.Typed;

/// <summary>One call that imports the studies of a folder.</summary>
internal sealed class DirectoryImport
{
    /// <summary>After so many studies in a row that failed for the server's sake, it is left alone.</summary>
    private const int MostFailures = 5;

    private readonly XnatConnection connection;
    private readonly DirectoryImportOptions options;
    private readonly StudyFolder folder;
    private readonly ImportedStudy[] outcomes;
    private readonly ProgressMeter meter;
    private readonly StudySender sender;
    private readonly PrearchiveQueue queue;
    private int next = -1;
    private int failures;
    private volatile XnatException? stoppedBy;

    private DirectoryImport(
        XnatConnection connection, StudyFolder folder, DirectoryImportOptions options, IProgress<TransferProgress>? listener)
    {
        (this.connection, this.folder, this.options) = (connection, folder, options);
        outcomes = [.. folder.Studies.Select(study => new ImportedStudy(connection, study))];
        meter = new(listener, null, options.RateLimit is { } limit ? new RateGate(limit, connection.Options.Clock) : null);
        sender = new(connection, options, meter);
        queue = new(connection, options.Import.Project, options.MaxQueued);
    }

    /// <param name="connection">The session.</param>
    /// <param name="path">The folder.</param>
    /// <param name="options">How.</param>
    /// <param name="listener">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DirectoryImportReport> RunAsync(
        XnatConnection connection,
        string path,
        DirectoryImportOptions? options,
        IProgress<TransferProgress>? listener,
        CancellationToken cancellationToken)
    {
        var chosen = DirectoryImportOptions.Checked(options);
        var sorted = await StudyFolder.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return await RunAsync(connection, sorted, chosen, listener, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same with single files.</summary>
    public static async Task<DirectoryImportReport> RunAsync(
        XnatConnection connection,
        IEnumerable<string> files,
        DirectoryImportOptions? options,
        IProgress<TransferProgress>? listener,
        CancellationToken cancellationToken)
    {
        var chosen = DirectoryImportOptions.Checked(options);
        var sorted = await StudyFolder.ReadAsync(files, cancellationToken).ConfigureAwait(false);
        return await RunAsync(connection, sorted, chosen, listener, cancellationToken).ConfigureAwait(false);
    }

    private static Task<DirectoryImportReport> RunAsync(
        XnatConnection connection,
        StudyFolder sorted,
        DirectoryImportOptions options,
        IProgress<TransferProgress>? listener,
        CancellationToken cancellationToken) =>
        options.Import.Experiment is not null && sorted.Studies.Count > 1
            ? throw new ArgumentException(
                $"There are {sorted.Studies.Count} studies, and one label for a session was given; nothing was sent. Leave Experiment out, "
                + "or import each study on its own.",
                nameof(options))
            : new DirectoryImport(connection, sorted, options, listener).RunAsync(cancellationToken);

    private async Task<DirectoryImportReport> RunAsync(CancellationToken cancellationToken)
    {
        if (options.SkipPresent) await PassOverAsync(cancellationToken).ConfigureAwait(false);
        foreach (var study in outcomes.Where(static study => study.Status == ImportStatus.NotSent))
            meter.Announce(study.Bytes, study.Files);
        meter.Enter(TransferPhase.Transferring);
        var workers = Enumerable.Range(0, Math.Min(options.MaxConcurrency, outcomes.Length))
            .Select(_ => Task.Run(() => WorkAsync(cancellationToken), CancellationToken.None));
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        meter.Finish();
        return new(outcomes, folder.NotDicom, stoppedBy);
    }

    private async Task PassOverAsync(CancellationToken cancellationToken)
    {
        meter.Enter(TransferPhase.Listing);
        var present = await PassingFailure.RetryAsync(
            () => PresentStudies.ReadAsync(connection, options.Import.Project!, cancellationToken),
            connection.Options.Clock,
            cancellationToken).ConfigureAwait(false);
        foreach (var study in outcomes.Where(study => present.Contains(study.StudyInstanceUid)))
        {
            study.Status = ImportStatus.Kept;
            meter.Keep(study.Files);
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (stoppedBy is null && Interlocked.Increment(ref next) is var index && index < outcomes.Length)
        {
            var (outcome, study) = (outcomes[index], folder.Studies[index]);
            if (outcome.Status == ImportStatus.Kept) continue;
            try
            {
                await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (stoppedBy is not null) return;
                await ImportAsync(study, outcome, cancellationToken).ConfigureAwait(false);
                Interlocked.Exchange(ref failures, 0);
            }
            catch (XnatException e)
            {
                Note(outcome, e);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Note(ImportedStudy outcome, XnatException failure)
    {
        (outcome.Status, outcome.Error) = (ImportStatus.Failed, failure);
        // Without an account, or the right to, every other study would fail too.
        var isFinal = options.OnFailure == BulkFailure.Stop || failure is XnatAuthenticationException or XnatAccessDeniedException;
        if (isFinal || (PassingFailure.Is(failure) && Interlocked.Increment(ref failures) >= MostFailures)) stoppedBy = failure;
    }

    private async Task ImportAsync(StudyFiles study, ImportedStudy outcome, CancellationToken cancellationToken)
    {
        outcome.Uris = await sender.SendAsync(study, uris => outcome.Uris = uris, cancellationToken).ConfigureAwait(false);
        string?[] archived = [.. outcome.Uris.Select(ArchivedSession.AddressOf)];
        if (archived.All(static address => address is not null))
        {
            outcome.FilesThere = await CountAsync(archived!, cancellationToken).ConfigureAwait(false);
            if (options.Import.Values is { } values)
            {
                var session = await ArchivedSession.ReadAsync(connection, outcome.Uris[0], ImportRequest.Route, cancellationToken)
                    .ConfigureAwait(false);
                ImportValues.RequireKept(values, session);
            }

            outcome.Status = ImportStatus.Archived;
            return;
        }

        if (!outcome.Uris.All(static uri => PrearchiveAddress.Parse(uri) is not null || ArchivedSession.AddressOf(uri) is not null))
            throw new XnatContentException(
                $"{ImportRequest.Route} answered something other than addresses of sessions; look for the study in the archive and the "
                + "prearchive.") { Route = ImportRequest.Route };
        outcome.FilesThere = await CountHeldAsync(outcome.Uris, cancellationToken).ConfigureAwait(false);
        outcome.Status = options.Destination == ImportDestination.Prearchive ? ImportStatus.Prearchived : ImportStatus.Held;
    }

    private async Task<int> CountAsync(string[] sessions, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var session in sessions)
        {
            var files = FileListing.ReadAsync(connection, session + "/scans/ALL", null, cancellationToken);
            count += await PassingFailure.RetryAsync(
                () => files.CountAsync(cancellationToken).AsTask(),
                connection.Options.Clock,
                cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    private async Task<int> CountHeldAsync(IEnumerable<string> uris, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var held in uris.Select(PrearchiveAddress.Parse).OfType<PrearchiveAddress>())
        {
            var session = await PassingFailure.RetryAsync(
                () => PrearchiveReading.ReadAsync(connection, held, cancellationToken), connection.Options.Clock, cancellationToken)
                .ConfigureAwait(false);
            await foreach (var resource in session.ResourcesAsync(cancellationToken).ConfigureAwait(false))
                count += resource.FileCount ?? 0;
        }

        return (int)count;
    }
}
