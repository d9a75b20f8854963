namespace Xnat.Typed;

/// <summary>
/// Which subjects and sessions have which names in a folder, from run to run: labels are unique in a project alone, and what belongs to two
/// persons must not get into one folder.
/// </summary>
internal sealed class NameNumbers
{
    private readonly Dictionary<string, NamedObject> byPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Owner), NamedObject> byOwner = [];

    /// <summary>All of them, those of subjects before those of their sessions.</summary>
    public IEnumerable<NamedObject> All => byPlace.Values
        .OrderBy(static named => named.Name.Count(static letter => letter == '/'))
        .ThenBy(static named => named.Place, StringComparer.Ordinal);

    /// <summary>The number by which an object is told from others of its name: the one that it had, or the first that is free.</summary>
    public NamedObject Of(string name, string owner)
    {
        if (byOwner.TryGetValue((name, owner), out var known)) return known;
        for (var number = 1; ; number++)
        {
            var named = new NamedObject(name, number, owner);
            if (!byPlace.ContainsKey(named.Place)) return named;
        }
    }

    /// <summary>Whether it is so from now on, or was: nobody else is called so, and it is called no other way.</summary>
    public bool TryKeep(NamedObject named)
    {
        if (byOwner.TryGetValue((named.Name, named.Owner), out var known)) return known == named;
        if (!byPlace.TryAdd(named.Place, named)) return false;
        byOwner.Add((named.Name, named.Owner), named);
        return true;
    }

    /// <summary>Whether it was known before.</summary>
    public bool Has(NamedObject named) => byPlace.GetValueOrDefault(named.Place) == named;
}
