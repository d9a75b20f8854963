using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// A session on its way from the prearchive into the archive. The server does it whether anybody waits or not; <see cref="Address"/> is
/// enough to come back to it, also in another program.
/// </summary>
public sealed class XnatArchiving
{
    private readonly XnatConnection connection;
    private readonly ArchivingTarget target;
    private ArchivingState? last;

    internal XnatArchiving(XnatConnection connection, ArchivingTarget target) => (this.connection, this.target) = (connection, target);

    /// <summary>
    /// What <see cref="XnatPrearchive.ResumeArchiving"/> takes. It holds labels, and no credential: keep it as you keep data.
    /// </summary>
    public string Address => target.Written;

    /// <summary>Asks how it stands: one request while it goes on, two or three once it has ended.</summary>
    /// <param name="stuckAfter">See <see cref="ArchivingWaitOptions.StuckAfter"/>; <see langword="null"/> for its default.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ArchivingState> PollAsync(TimeSpan? stuckAfter = null, CancellationToken cancellationToken = default)
    {
        var options = ArchivingWaitOptions.Checked(stuckAfter is { } time ? new() { StuckAfter = time } : null);
        var (state, _) = await LookAsync(options, cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>Waits until the session is in the archive. It can be called again, and given up at any time.</summary>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting; the server goes on.</param>
    /// <returns>The archived session, complete.</returns>
    /// <exception cref="XnatArchivingException">It failed, is stuck, or the session is not there any more.</exception>
    /// <exception cref="XnatUnfinishedException">It did not end within the limit.</exception>
    public async Task<ExperimentData> WaitAsync(ArchivingWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var wait = ArchivingWaitOptions.Checked(options);
        return await ArchivingWait.UntilArchivedAsync(
            connection.Options.Clock,
            wait,
            $"GET {PrearchiveSession.Route}",
            token => LookAsync(wait, token),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The class alone: the address holds labels.</summary>
    public override string ToString() => nameof(XnatArchiving);

    private async Task<(ArchivingState State, ExperimentData? Archived)> LookAsync(
        ArchivingWaitOptions options, CancellationToken cancellationToken)
    {
        var session = await Departure.FindAsync(connection, target.Session, cancellationToken).ConfigureAwait(false);
        if (session is null) return await ArrivalAsync(cancellationToken).ConfigureAwait(false);
        last = Next(session, options);
        if (last.Stage is ArchivingStage.Failed or ArchivingStage.Stuck)
            last = last with { Log = await LogAsync(session, cancellationToken).ConfigureAwait(false) };
        return (last, null);
    }

    private ArchivingState Next(PrearchiveSession session, ArchivingWaitOptions options)
    {
        var now = connection.Options.Clock.GetUtcNow();
        var isSame = last is { } before && before.Status == session.Status && before.LastModified == session.LastModified;
        var since = isSame ? last!.Since : now;
        var stage = PrearchiveStatus.IsFailed(session.Status) ? ArchivingStage.Failed
            : now - since >= options.StuckAfter ? ArchivingStage.Stuck
            : PrearchiveStatus.IsAtWork(session.Status) ? ArchivingStage.Working
            : ArchivingStage.Waiting;
        return new(stage, session.Status, since, session.LastModified);
    }

    private async Task<(ArchivingState State, ExperimentData? Archived)> ArrivalAsync(CancellationToken cancellationToken)
    {
        var archived = await ArchivingOutcome.FindAsync(connection, target, cancellationToken).ConfigureAwait(false);
        var stage = archived is null ? ArchivingStage.Gone : ArchivingStage.Archived;
        last = new(stage, null, connection.Options.Clock.GetUtcNow(), last?.LastModified);
        return (last, archived);
    }

    private async Task<string?> LogAsync(PrearchiveSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await session.LastLogAsync(cancellationToken).ConfigureAwait(false)
                ?? await ArchivingOutcome.LastMessageAsync(connection, target, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is XnatResponseException or XnatContentException)
        {
            // What the server does not tell is no reason to hide what is known.
            return null;
        }
    }
}
