using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Search.Comparing;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Search.Documents;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>Runs searches. The data must be locked for reading.</summary>
internal sealed class SearchEngine(DisplayCatalog catalog, Store store)
{
    /// <summary>
    /// Data types that multiply each other keep everybody who writes waiting: such a search
    /// ends as it would with a database that runs out of time.
    /// </summary>
    private const int MostCombinations = 20_000_000;

    private readonly CellText cellText = new(store.Version);

    /// <summary>Runs a search for a user: only what that user may read is found.</summary>
    /// <exception cref="RestException">403 without a right to search the data type, 500 for unknown data types and fields.</exception>
    public SearchResult Run(SearchDocument search, Access access)
    {
        var root = catalog.Types.Find(search.RootElement) ?? throw new RestException(500);
        var scope = new DisplayScope(store, access);
        var level = DisplayLevel.Of(root);
        if (level is null || !MayQuery(scope)) throw RestException.Forbidden();
        var plan = new JoinPlan();
        var binder = new FieldBinder(root, catalog, scope, plan);
        var columns = Columns(search, root, binder);
        var test = new CriteriaBinder(binder).All(search.Where);
        var sort = search.Sort is null
            ? null
            : binder.Bind(search.Sort.Element.Length == 0 ? root.XsiType : search.Sort.Element, search.Sort.Id);
        var rows = level.Rows(store).Where(row => row.Type.Is(root.XsiType) && scope.CanRead(row));
        return new SearchResult(root.XsiType, columns, Lines(rows, plan, columns, test, sort));
    }

    private static bool MayQuery(DisplayScope scope) => scope.Access.IsAdmin || scope.ReadableProjects.Any();

    private List<SearchColumn> Columns(SearchDocument search, TypeEntry root, FieldBinder binder)
    {
        var columns = new List<SearchColumn>();
        if (search.Fields.Count == 0)
            foreach (var field in catalog.Of(root).Listing) Add(columns, root, binder, binder.Bind(root, field.Id), null);
        foreach (var field in search.Fields)
        {
            var id = field.Value.Length > 0
                && !field.Id.Contains('=', StringComparison.Ordinal)
                && catalog.Types.Find(field.Element) is { } element
                && catalog.Of(element).Find(field.Id) is { RequiresValue: true }
                ? field.Id + "=" + field.Value
                : field.Id;
            Add(columns, root, binder, binder.Bind(field.Element, id), field);
        }

        return columns;
    }

    private static void Add(List<SearchColumn> columns, TypeEntry root, FieldBinder binder, BoundField field, SearchField? asked)
    {
        var key = SearchColumn.KeyOf(root, field);
        // What came along for a link before is now wanted for itself; the same column twice is one.
        var known = columns.FindIndex(column => column.Key == key);
        if (known >= 0 && !columns[known].IsLinkOnly) return;
        var column = new SearchColumn(key, field)
        {
            Header = asked is { Header.Length: > 0 } ? asked.Header : field.Header,
            IsVisible = asked?.IsVisible ?? true
        };
        if (field.Link is { } link)
        {
            var target = binder.Bind(field.Element, link);
            var targetKey = SearchColumn.KeyOf(root, target);
            column = column with { LinkAddress = Address(field, link) + "@" + targetKey };
            if (known < 0) columns.Add(column);
            if (!columns.Exists(candidate => candidate.Key == targetKey))
                columns.Add(new SearchColumn(targetKey, target) { IsLinkOnly = true });
        }
        else if (known < 0)
        {
            columns.Add(column);
        }

        if (known >= 0) columns[known] = column;
    }

    private static string Address(BoundField field, string link) =>
        field.Element.Is("xnat:subjectData") || link == "SUBJECT_ID" ? "/data/subjects/" : "/data/experiments/";

    private List<string?[]> Lines(
        IEnumerable<Row> rows,
        JoinPlan plan,
        List<SearchColumn> columns,
        Func<Row?[], bool> test,
        BoundField? sort)
    {
        // Joined for a condition alone, a row does not multiply the lines.
        var shown = plan.With(columns.Select(column => column.Field.Source).Append(sort?.Source ?? 0));
        var isMultiplied = plan.Count > shown.Count;
        var lines = new List<(string? Key, string?[] Cells)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var combinations = 0;
        foreach (var row in rows)
        {
            seen.Clear();
            foreach (var joined in plan.Combine(row))
            {
                if (++combinations > MostCombinations) throw new RestException(500);
                if (!test(joined)) continue;
                if (isMultiplied && !seen.Add(Identity(joined, shown))) continue;
                var cells = new string?[columns.Count + 1];
                for (var index = 0; index < columns.Count; index++) cells[index] = columns[index].Cell(joined, cellText);
                cells[^1] = row.IsQuarantined ? "quarantine" : "active";
                lines.Add((sort?.Value(joined), cells));
            }
        }

        if (sort is null) return lines.ConvertAll(line => line.Cells);
        var order = Comparer<string?>.Create((left, right) => string.IsNullOrEmpty(left) || string.IsNullOrEmpty(right)
            ? string.IsNullOrEmpty(left).CompareTo(string.IsNullOrEmpty(right))
            : ValueOrder.Compare(sort.Kind, left, right));
        return [.. lines.OrderBy(line => line.Key, order).Select(line => line.Cells)];
    }

    private static string Identity(Row?[] joined, IReadOnlyList<int> sources) =>
        string.Join(' ', sources.Select(source => joined[source]?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
