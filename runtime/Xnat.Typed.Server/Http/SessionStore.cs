using System.Security.Cryptography;

namespace Xnat.Typed.Server.Http;

/// <summary>HTTP sessions of one server. A session without a user is a guest's, which has no rights on a closed site.</summary>
internal sealed class SessionStore(IReadOnlyList<XnatServerUser> users, TimeProvider clock, TimeSpan timeout, Func<string>? newId)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public TimeSpan Timeout { get; } = timeout;

    public DateTimeOffset Now => clock.GetUtcNow();

    public XnatServerUser? FindUser(string name, string password) =>
        users.FirstOrDefault(user => user.Name == name && user.Password == password);

    public string Open(XnatServerUser? user)
    {
        // Tomcat's ids: 32 upper-case hexadecimal digits.
        var id = newId?.Invoke() ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            // A client that sends its password each time and keeps no cookie leaves a session behind with every request.
            if (sessions.Count % 1000 == 999)
                foreach (var dead in sessions.Where(session => Now - session.Value.LastUse > Timeout).Select(session => session.Key).ToList()) sessions.Remove(dead);
            sessions[id] = new(user, Now);
        }

        return id;
    }

    /// <summary>Finds a living session and keeps it alive.</summary>
    public bool TryUse(string? id, out XnatServerUser? user)
    {
        user = null;
        if (id is null) return false;
        lock (gate)
        {
            if (!sessions.TryGetValue(id, out var session)) return false;
            if (Now - session.LastUse > Timeout)
            {
                sessions.Remove(id);
                return false;
            }

            sessions[id] = session with { LastUse = Now };
            user = session.User;
            return true;
        }
    }

    public void Close(string id)
    {
        lock (gate) sessions.Remove(id);
    }

    public void CloseAll()
    {
        lock (gate) sessions.Clear();
    }

    private sealed record Session(XnatServerUser? User, DateTimeOffset LastUse);
}
