namespace Xnat.Typed;

/// <summary>What the server is asked to do of a condition.</summary>
/// <param name="Clause">It selects at least what the condition does; <see langword="null"/> if that is everything.</param>
/// <param name="IsExact">Whether it selects no more.</param>
internal readonly record struct ServerPart(SearchClause? Clause, bool IsExact)
{
    public static ServerPart Everything => new(null, IsExact: false);

    public static ServerPart Combine(bool isAny, IReadOnlyList<ServerPart> parts)
    {
        var isExact = parts.All(static part => part.IsExact);
        // Of alternatives of which one is anything, nothing is left; of what must all be true, the rest still helps.
        if (isAny && parts.Any(static part => part.Clause is null)) return Everything;
        var clauses = parts.Select(static part => part.Clause).OfType<SearchClause>().ToList();
        return new(clauses.Count switch { 0 => null, 1 => clauses[0], _ => new SearchSet(isAny, clauses) }, isExact);
    }
}
