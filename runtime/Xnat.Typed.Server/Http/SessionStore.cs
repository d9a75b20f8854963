using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Http;

/// <summary>HTTP sessions of one server; they end with it. A session without a login is a guest's.</summary>
internal sealed class SessionStore(TimeProvider clock, Func<TimeSpan> timeout, Func<string>? newId, Identifiers identifiers)
{
    /// <summary>
    /// Programs that keep no cookie get a new session with every answer; those of guests are worth nothing, the oldest go first.
    /// </summary>
    private const int MostOffered = 1000;

    private readonly Lock gate = new();
    private readonly Queue<string> offered = new();
    private readonly Dictionary<string, Entry> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> lastSignIns = new(StringComparer.Ordinal);

    public TimeSpan Timeout => timeout();

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a session.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="most">How many sessions one login may have.</param>
    /// <returns><see langword="null"/> if there would be too many.</returns>
    public Session? Open(string? login, int most = int.MaxValue)
    {
        // Tomcat's ids: 32 upper-case hexadecimal digits.
        var session = new Session(newId?.Invoke() ?? identifiers.Hex(16), login, identifiers.Uuid());
        lock (gate)
        {
            // A client that sends its password each time and keeps no cookie leaves a session behind with every request.
            if (sessions.Count % 1000 == 999) RemoveDead();
            if (login is not null && most < int.MaxValue && Living(login).Count() >= most) return null;
            sessions[session.Id] = new(session, Now);
            if (login is not null) lastSignIns[login] = Now;
        }

        return session;
    }

    /// <summary>
    /// Opens a session of a guest who did not ask for one. Its id is random: ids that are known beforehand are those of sign-ins.
    /// </summary>
    public Session OpenForGuest()
    {
        var session = new Session(identifiers.Hex(16), null, identifiers.Uuid());
        lock (gate)
        {
            while (offered.Count >= MostOffered) sessions.Remove(offered.Dequeue());
            offered.Enqueue(session.Id);
            sessions[session.Id] = new(session, Now);
        }

        return session;
    }

    /// <summary>Finds a living session and keeps it alive.</summary>
    public Session? Use(string? id)
    {
        if (id is null) return null;
        lock (gate)
        {
            if (!sessions.TryGetValue(id, out var entry)) return null;
            if (IsDead(entry))
            {
                sessions.Remove(id);
                return null;
            }

            sessions[id] = entry with { LastUse = Now };
            return entry.Session;
        }
    }

    /// <summary>How many living sessions a login has.</summary>
    public int Count(string login)
    {
        lock (gate) return Living(login).Count();
    }

    /// <summary>Logins with living sessions, and the ids of those.</summary>
    public IReadOnlyList<(string Login, IReadOnlyList<string> Ids)> Active()
    {
        lock (gate)
        {
            return [.. sessions.Values.Where(entry => entry.Session.Login is not null && !IsDead(entry))
                .GroupBy(entry => entry.Session.Login!, StringComparer.Ordinal)
                    .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(entry => entry.Session.Id)]))];
        }
    }

    /// <summary>When somebody signed in last since the server started.</summary>
    public DateTimeOffset? LastSignIn(string login)
    {
        lock (gate) return lastSignIns.TryGetValue(login, out var time) ? time : null;
    }

    public void Close(string id)
    {
        lock (gate) sessions.Remove(id);
    }

    /// <summary>Ends all sessions of a login.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<string> CloseAll(string login)
    {
        lock (gate)
        {
            string[] ids = [.. Living(login)];
            foreach (var id in ids) sessions.Remove(id);
            return ids;
        }
    }

    public void CloseAll()
    {
        lock (gate)
        {
            sessions.Clear();
            offered.Clear();
        }
    }

    private bool IsDead(Entry entry) => Now - entry.LastUse > Timeout;

    private IEnumerable<string> Living(string login) =>
        sessions.Values.Where(entry => entry.Session.Login == login && !IsDead(entry)).Select(entry => entry.Session.Id);

    private void RemoveDead()
    {
        foreach (var dead in sessions.Where(session => IsDead(session.Value)).Select(session => session.Key).ToList())
            sessions.Remove(dead);
    }

    private sealed record Entry(Session Session, DateTimeOffset LastUse);
}
