using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Changes;

/// <summary>What besides the types tells a server from its lock; none of it is a change by itself.</summary>
internal static class DriftNotes
{
    public static IEnumerable<string> Of(LockedFolder folder, ServedSchemas served)
    {
        var (known, now) = (folder.Lock, served.Server);
        if (Differs(known.Version, now.Version)) yield return $"XNAT was {known.Version} and is {now.Version}.";
        else if (Differs(known.Build, now.Build)) yield return $"XNAT was build {known.Build} and is build {now.Build}.";
        if (known.Plugins is { } plugins && now.Plugins.Count > 0)
            foreach (var note in Plugins(plugins, now.Plugins)) yield return note;
        var differing = folder.Differing(served.Pulled).ToList();
        if (differing.Count > 0) yield return $"Of other bytes than at the pull: {string.Join(", ", differing)}.";
        var edited = folder.Edited().ToList();
        if (edited.Count > 0) yield return $"Edited since the pull, compared as they are: {string.Join(", ", edited)}.";
        foreach (var failure in served.Pulled.Failures)
            yield return $"{failure.Name}: {failure.Reason}; the lock does not have it either.";
    }

    private static IEnumerable<string> Plugins(IReadOnlyList<LockedPlugin> before, IReadOnlyList<LockedPlugin> after)
    {
        var known = before.ToDictionary(static plugin => plugin.Id, StringComparer.Ordinal);
        var now = after.Select(static plugin => plugin.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var plugin in after)
        {
            if (!known.TryGetValue(plugin.Id, out var old)) yield return $"The plugin {plugin.Id} {plugin.Version} is new.";
            else if (old.Version != plugin.Version)
                yield return $"The plugin {plugin.Id} was {old.Version ?? "without version"} and is {plugin.Version ?? "without"}.";
        }

        foreach (var gone in before.Where(plugin => !now.Contains(plugin.Id))) yield return $"The plugin {gone.Id} {gone.Version} is gone.";
    }

    /// <summary>What one of the two does not tell is no difference.</summary>
    private static bool Differs(string? before, string? after) => before is not null && after is not null && before != after;
}
