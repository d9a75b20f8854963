using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Asks again and again how the archiving of a session stands, with pauses that grow.</summary>
internal static class ArchivingWait
{
    /// <param name="clock">By which it is waited.</param>
    /// <param name="options">How long.</param>
    /// <param name="route">What is asked, for the exception.</param>
    /// <param name="look">Asks once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="XnatArchivingException">It failed, is stuck, or the session is not there any more.</exception>
    /// <exception cref="XnatUnfinishedException">It did not end within the limit.</exception>
    public static async Task<ExperimentData> UntilArchivedAsync(
        TimeProvider clock,
        ArchivingWaitOptions options,
        string route,
        Func<CancellationToken, Task<(ArchivingState State, ExperimentData? Archived)>> look,
        CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            var (state, archived) = await look(cancellationToken).ConfigureAwait(false);
            if (archived is not null) return archived;
            if (state.IsFinished || state.Stage == ArchivingStage.Stuck) throw new XnatArchivingException(state);
            var left = options.Limit - clock.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero) throw new XnatUnfinishedException(route, state.Status ?? "");
            pause = pause < options.Interval ? pause : options.Interval;
            await Task.Delay(left < pause ? left : pause, clock, cancellationToken).ConfigureAwait(false);
            pause *= 2;
        }
    }
}
