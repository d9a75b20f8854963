using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Sessions that wait. Guarded by the lock of the <see cref="Store"/>.</summary>
internal sealed class PrearchiveStore
{
    private readonly List<PrearchiveSession> sessions = [];

    public IReadOnlyList<PrearchiveSession> All => sessions;

    public PrearchiveSession? Find(string project, string timestamp, string folder) =>
        sessions.Find(session => session.Project == project && session.Timestamp == timestamp && session.Folder == folder);

    public void Add(PrearchiveSession session) => sessions.Add(session);

    public void Remove(PrearchiveSession session) => sessions.Remove(session);

    /// <summary>A folder name that is free below a time stamp.</summary>
    public string FreeFolder(string project, string timestamp, string wanted)
    {
        var free = wanted;
        for (var number = 1; Find(project, timestamp, free) is not null; number++) free = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}");
        return free;
    }
}
