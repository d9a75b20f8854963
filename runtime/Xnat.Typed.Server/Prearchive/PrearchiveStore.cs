using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Sessions that wait. Guarded by the lock of the <see cref="Store"/>.</summary>
/// <param name="stuck">Sessions that do not come out of a status, on purpose.</param>
/// <param name="changes">What has changed since it was last kept; <see langword="null"/> if nothing is.</param>
internal sealed class PrearchiveStore(StuckSessions stuck, Changes? changes = null)
{
    private readonly List<PrearchiveSession> sessions = [];

    public IReadOnlyList<PrearchiveSession> All => sessions;

    /// <summary>The sessions that the prearchive shows.</summary>
    public IEnumerable<PrearchiveSession> Shown => sessions.Where(session => !session.IsDirect);

    /// <summary>The sessions that are being received for the archive itself.</summary>
    public IEnumerable<PrearchiveSession> Direct => sessions.Where(session => session.IsDirect);

    public PrearchiveSession? Find(string project, string timestamp, string folder) =>
        sessions.Find(session => session.Project == project && session.Timestamp == timestamp && session.Folder == folder);

    public PrearchiveSession? Find(Row session) => sessions.Find(waiting => ReferenceEquals(waiting.Session, session));

    public void Add(PrearchiveSession session)
    {
        session.Session.Position = sessions.Count == 0 ? 1 : sessions[^1].Session.Position + 1;
        session.Session.Track(changes);
        session.Session.Touch();
        Enlist(session);
    }

    /// <summary>Takes back what was kept, in the order of positions.</summary>
    public void Enlist(PrearchiveSession session)
    {
        session.Stuck = stuck;
        sessions.Add(session);
    }

    public void Remove(PrearchiveSession session)
    {
        sessions.Remove(session);
        session.Session.Touch();
    }

    /// <summary>A folder name that is free below a time stamp.</summary>
    public string FreeFolder(string project, string timestamp, string wanted)
    {
        var free = wanted;
        for (var number = 1; Find(project, timestamp, free) is not null; number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}");
        return free;
    }
}
