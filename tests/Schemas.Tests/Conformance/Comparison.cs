namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>Lists, one by one, what two sets of schemas say differently.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Difference> Of(SchemaSource ours, SchemaSource theirs)
    {
        var our = BySubject(ours);
        var their = BySubject(theirs);
        var missing = their.Where(pair => !our.ContainsKey(pair.Key))
            .Select(pair => new Difference(pair.Value[0].Namespace, pair.Key.Subject, "is missing in ours"));
        var extra = our.Where(pair => !their.ContainsKey(pair.Key))
            .Select(pair => new Difference(pair.Value[0].Namespace, pair.Key.Subject, "is in ours only"));
        var changed = our.Where(pair => their.ContainsKey(pair.Key)).SelectMany(pair => Changed(pair.Value, their[pair.Key]));
        return
        [
            .. WithoutNested([.. missing, .. extra]).Concat(changed).OrderBy(difference => difference.ToString(), StringComparer.Ordinal)
        ];
    }

    private static Dictionary<(string Namespace, string Subject), List<Fact>> BySubject(SchemaSource source) =>
        ModelFacts.Of(source).GroupBy(fact => (fact.Namespace, fact.Subject)).ToDictionary(group => group.Key, group => group.ToList());

    private static IEnumerable<Difference> Changed(IReadOnlyCollection<Fact> ours, IReadOnlyCollection<Fact> theirs) =>
        from aspect in ours.Concat(theirs).Select(fact => fact.Aspect).Distinct(StringComparer.Ordinal)
        let our = Values(ours, aspect)
        let their = Values(theirs, aspect)
        where our != their
        select new Difference(ours.First().Namespace, ours.First().Subject, $"{aspect} is '{our}', theirs is '{their}'");

    private static string Values(IEnumerable<Fact> facts, string aspect) =>
        string.Join(" and ", facts.Where(fact => fact.Aspect == aspect).Select(fact => fact.Value).Order(StringComparer.Ordinal));

    /// <summary>Of a type that is missing, the members need no telling.</summary>
    private static IEnumerable<Difference> WithoutNested(IReadOnlyCollection<Difference> differences)
    {
        var subjects = differences.Select(difference => (difference.Namespace, difference.Subject)).ToHashSet();
        return differences.Where(difference => !Owners(difference.Subject).Any(owner => subjects.Contains((difference.Namespace, owner))));
    }

    private static IEnumerable<string> Owners(string subject)
    {
        for (var end = subject.LastIndexOf('/'); end > 0; end = subject.LastIndexOf('/', end - 1)) yield return subject[..end];
    }
}
