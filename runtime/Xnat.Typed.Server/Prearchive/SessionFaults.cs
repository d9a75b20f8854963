using System.Collections.Immutable;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>What is set on purpose for sessions of the prearchive, by the beginning of their addresses.</summary>
/// <typeparam name="T">What is set.</typeparam>
internal abstract class SessionFaults<T>
    where T : class
{
    private ImmutableArray<(string Prefix, T Fault)> faults = [];

    /// <param name="prefix">Start of the addresses of sessions, with or without <c>/data</c>.</param>
    /// <param name="fault">What is set for them.</param>
    public void Add(string prefix, T fault)
    {
        var start = prefix == "/data" || prefix.StartsWith("/data/", StringComparison.Ordinal) ? prefix["/data".Length..] : prefix;
        ImmutableInterlocked.Update(ref faults, known => known.Add((start, fault)));
    }

    public void Clear() => ImmutableInterlocked.Update(ref faults, _ => []);

    /// <summary>What was set last for an address, or <see langword="null"/>.</summary>
    public T? Find(PrearchiveSession session)
    {
        var now = faults;
        for (var index = now.Length - 1; index >= 0; index--)
            if (session.Url.StartsWith(now[index].Prefix, StringComparison.Ordinal)) return now[index].Fault;
        return null;
    }
}
