using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Progress;

namespace Xnat.Typed.Server.Importing;

/// <summary>
/// Archiving and rebuilding that take their time, where that is set on purpose. Until then nothing of it is in the archive.
/// </summary>
/// <remarks>
/// What has begun is kept with the data, in the name of its user, and is done by whatever request comes first when its time has come:
/// export, import, the end of the process and the taking back of faults lose nothing.
/// </remarks>
/// <param name="services">What it is done with.</param>
/// <param name="slow">Which sessions take their time.</param>
/// <param name="accessOf">The rights that an account has now.</param>
internal sealed class PrearchiveWorks(ImportServices services, SlowSessions slow, Func<string, Access> accessOf)
{
    /// <summary>XNAT's request to archive waits so long for its queue.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(600);

    private readonly Store store = services.Store;
    private readonly Dictionary<long, PrearchiveJob> jobs = [];
    private readonly Register<PrearchiveWork> works = services.Store.Register(
        "prearchive-work", static () => PrearchiveJson.Default.PrearchiveWork);

    /// <summary>Begins work on a session that takes its time. Called with the store locked for writing.</summary>
    /// <param name="session">The session, which nobody works on.</param>
    /// <param name="access">Who asks.</param>
    /// <param name="order">How it is archived; <see langword="null"/> to build it anew.</param>
    /// <param name="listener">Who wants to hear of the outcome.</param>
    /// <returns><see langword="null"/> for a session that does not; then nothing has begun.</returns>
    /// <exception cref="RestException">What can be known now makes it impossible.</exception>
    public PrearchiveJob? Begin(PrearchiveSession session, Access access, ArchiveOrder? order, string? listener = null)
    {
        if (slow.Find(session) is not { } slowness) return null;
        var address = order is null ? "/data" + session.Url : services.Archiver(access).AddressOf(session, order);
        var now = store.Clock.GetUtcNow();
        var number = session.Session.Number;
        var work = new PrearchiveWork(number, access.Login, order, slowness.Looks, now, slowness.Time, listener);
        works.Put(Key(number), work);
        session.Status = order is null ? "BUILDING" : "ARCHIVING";
        session.Modified = now;
        return jobs[number] = new(work, address);
    }

    /// <summary>Whether work on a session has begun. Called with the store locked.</summary>
    public bool Has(PrearchiveSession session) => works.Find(Key(session.Session.Number)) is not null;

    /// <summary>Gives up work on a session whose status somebody sets by hand. Called with the store locked for writing.</summary>
    public void GiveUp(PrearchiveSession session)
    {
        var number = session.Session.Number;
        works.Remove(Key(number));
        if (jobs.Remove(number, out var job)) job.Fail(new RestException(409, "The status of the session was set by hand meanwhile."));
    }

    /// <summary>Of the sessions that are shown those that wait for looks. Called with the store locked.</summary>
    public IReadOnlyList<long> Watched(IEnumerable<PrearchiveSession> shown) => works.All.Count == 0
        ? []
        : [.. shown.Select(session => session.Session.Number).Where(number => works.Find(Key(number)) is { GoesByClock: false })];

    /// <summary>Counts a look at each of these sessions; the last one that was missing has shown the session as it was before.</summary>
    public void Look(IReadOnlyList<long> watched)
    {
        if (watched.Count == 0) return;
        store.Write(() =>
        {
            foreach (var key in watched.Select(Key))
                if (works.Find(key) is { GoesByClock: false } work)
                    works.Put(key, work with { Looks = work.Looks - 1 });
            Finish();
            return true;
        });
    }

    /// <summary>Does what is due.</summary>
    public void FinishDue()
    {
        if (!store.Read(() => Due().Any())) return;
        store.Write(() =>
        {
            Finish();
            return true;
        });
    }

    /// <summary>
    /// Waits as XNAT does until the work is done. Where it takes looks nobody could look at what waits for this answer; so the address
    /// that the session will have is given at once.
    /// </summary>
    /// <returns>The address.</returns>
    /// <exception cref="RestException">The work has failed, or takes more than ten minutes; then it goes on.</exception>
    public async Task<string> WaitAsync(PrearchiveJob job, CancellationToken cancellationToken)
    {
        var work = job.Work;
        if (!work.GoesByClock) return job.Address;
        while (true)
        {
            var passed = store.Clock.GetUtcNow() - work.Begun;
            var left = (work.Takes < Patience ? work.Takes : Patience) - passed;
            try
            {
                return await job.Outcome.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, store.Clock, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                FinishDue();
            }

            if (!job.Outcome.IsCompleted && store.Clock.GetUtcNow() - work.Begun >= Patience)
                throw new RestException(500, "The session did not complete within the configured timeout interval.");
        }
    }

    private static string Key(long session) => session.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<PrearchiveWork> Due()
    {
        if (works.All.Count == 0) return [];
        var now = store.Clock.GetUtcNow();
        return works.All.Where(work => work.IsDue(now) && SessionOf(work) is not { IsStuck: true });
    }

    private PrearchiveSession? SessionOf(PrearchiveWork work) =>
        services.Prearchive.All.FirstOrDefault(session => session.Session.Number == work.Session);

    private void Finish()
    {
        foreach (var work in Due().ToList())
        {
            works.Remove(Key(work.Session));
            jobs.Remove(work.Session, out var job);
            if (SessionOf(work) is { } session) Finish(session, work, job);
            else job?.Fail(RestException.NotFound("Unknown prearchive session."));
        }
    }

    private void Finish(PrearchiveSession session, PrearchiveWork work, PrearchiveJob? job)
    {
        // Whatever it fails of, it does not stay busy.
        session.Status = "ERROR";
        session.Modified = store.Clock.GetUtcNow();
        try
        {
            var address = work.Order is { } order ? Archive(session, work, order) : Rebuild(session, work);
            services.Progress.Say(work.Listener, "COMPLETED", work.Order is null ? $"Prearchive:{address}" : $"Archive:{address}");
            job?.Succeed(address);
        }
        catch (RestException exception)
        {
            services.Logs.Add(session, $"ERROR {exception.Message}");
            services.Progress.Say(work.Listener, "FAILED", $"The session is in status {session.Status}: {exception.Message}");
            job?.Fail(exception);
        }
    }

    private string Archive(PrearchiveSession session, PrearchiveWork work, ArchiveOrder order)
    {
        var address = services.Archiver(accessOf(work.User)).Archive(session, order);
        services.Logs.Forget(session);
        return address;
    }

    private string Rebuild(PrearchiveSession session, PrearchiveWork work)
    {
        services.Studies(accessOf(work.User)).Rebuild(session, services.Settings.PetMr(session.Project));
        session.Status = "READY";
        return "/data" + session.Url;
    }
}
