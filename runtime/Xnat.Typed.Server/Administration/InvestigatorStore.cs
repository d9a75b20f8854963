using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Administration;

/// <summary>
/// The investigators of a site: those that were made by themselves, and those that stand in projects only. Called with the store locked.
/// </summary>
internal sealed class InvestigatorStore(Store store)
{
    private const string Type = "xnat:investigatorData";

    private readonly Register<Investigator> made = store.Register("investigator", static () => AdministrationJson.Default.Investigator);

    /// <summary>Everybody, one for each pair of names.</summary>
    public IReadOnlyList<Investigator> All =>
    [
        .. made.All
            .Concat(store.Projects.SelectMany(People).Select(row => new Investigator(row.Number, Kept(row.Values))))
            .DistinctBy(person => person.Name),
    ];

    public Investigator? Find(long number) => All.FirstOrDefault(person => person.Number == number);

    /// <summary>Projects that somebody leads.</summary>
    public IEnumerable<Row> Led(Investigator person) => store.Projects.Where(project => project.Rows("PI").Any(row => Is(row, person)));

    /// <summary>Projects in which somebody works besides.</summary>
    public IEnumerable<Row> Joined(Investigator person) =>
        store.Projects.Where(project => project.Rows("investigators/investigator").Any(row => Is(row, person)));

    public Investigator Add(IReadOnlyDictionary<string, string> values, string user) =>
        Put(new Investigator(store.NewRow(store.Types.Get(Type), user).Number, Kept(values)));

    /// <summary>Changes somebody, in projects too.</summary>
    public Investigator Change(Investigator person, IReadOnlyDictionary<string, string> values, string user)
    {
        foreach (var project in Led(person).Union(Joined(person)).ToList())
        {
            foreach (var row in People(project).Where(row => Is(row, person)))
                foreach (var member in Investigator.Members) row.Put(member, values.GetValueOrDefault(member));
            project.Modified = store.NextStamp(user);
        }

        return Put(person with { Values = Kept(values) });
    }

    /// <summary>Removes somebody, from projects too.</summary>
    public void Remove(Investigator person, string user)
    {
        foreach (var project in Led(person).Union(Joined(person)).ToList())
        {
            foreach (var row in People(project).Where(row => Is(row, person)).ToList()) project.Detach(row);
            project.Modified = store.NextStamp(user);
        }

        made.Remove(Key(person));
    }

    private static IEnumerable<Row> People(Row project) => project.Rows("PI").Concat(project.Rows("investigators/investigator"));

    private static bool Is(Row row, Investigator person) => (row["firstname"], row["lastname"]) == person.Name;

    private static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string> values) =>
        Investigator.Members.Where(values.ContainsKey).ToDictionary(member => member, member => values[member], StringComparer.Ordinal);

    private static string Key(Investigator person) => person.Number.ToString(CultureInfo.InvariantCulture);

    private Investigator Put(Investigator person)
    {
        made.Put(Key(person), person);
        return person;
    }
}
