using System.Collections.Immutable;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Statuses that sessions do not come out of, set on purpose.</summary>
internal sealed class StuckSessions
{
    private ImmutableArray<(string Prefix, string Status)> stuck = [];

    /// <param name="prefix">Start of the addresses of sessions, with or without <c>/data</c>.</param>
    /// <param name="status">Their status.</param>
    public void Add(string prefix, string status)
    {
        var start = prefix.StartsWith("/data/", StringComparison.Ordinal) ? prefix["/data".Length..] : prefix;
        ImmutableInterlocked.Update(ref stuck, known => known.Add((start, status)));
    }

    public void Clear() => ImmutableInterlocked.Update(ref stuck, _ => []);

    /// <summary>The status that was set last for an address, or <see langword="null"/>.</summary>
    public string? Find(PrearchiveSession session)
    {
        var now = stuck;
        for (var index = now.Length - 1; index >= 0; index--)
            if (session.Url.StartsWith(now[index].Prefix, StringComparison.Ordinal)) return now[index].Status;
        return null;
    }
}
