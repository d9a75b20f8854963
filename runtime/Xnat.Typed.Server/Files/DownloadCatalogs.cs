using System.Diagnostics.CodeAnalysis;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// Downloads that somebody has prepared. XNAT keeps them for an hour, in memory; of each user the last hundred are kept here.
/// </summary>
internal sealed class DownloadCatalogs(TimeProvider clock)
{
    private const int MaxPerUser = 100;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, OrderedDictionary<string, (DateTimeOffset Made, DownloadSelection Selection)>> users =
        new(StringComparer.Ordinal);

    /// <summary>Keeps a selection.</summary>
    /// <returns>Its ID, which says who made it and when: <c>admin-20240612_101530123</c>.</returns>
    public string Add(string login, DownloadSelection selection)
    {
        lock (gate)
        {
            if (!users.TryGetValue(login, out var own)) users.Add(login, own = new(StringComparer.Ordinal));
            var now = clock.GetUtcNow();
            var made = now;
            // Two of one millisecond have two names.
            while (own.ContainsKey(IdOf(login, made))) made = made.AddMilliseconds(1);
            if (own.Count == MaxPerUser) own.RemoveAt(0);
            own.Add(IdOf(login, made), (now, selection));
            return IdOf(login, made);
        }
    }

    /// <summary>A selection of this user.</summary>
    public bool TryFind(string login, string id, [NotNullWhen(true)] out DownloadSelection? selection)
    {
        lock (gate)
        {
            selection = users.GetValueOrDefault(login) is { } own && own.TryGetValue(id, out var kept)
                && clock.GetUtcNow() - kept.Made < Lifetime
                    ? kept.Selection
                    : null;
            return selection is not null;
        }
    }

    private static string IdOf(string login, DateTimeOffset made) => $"{login}-{Formats.Timestamp(made)}";
}
