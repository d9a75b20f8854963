using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Listings;

/// <summary>Makes the table of a listing of objects: columns, filters, pages, order.</summary>
/// <param name="store">The data.</param>
/// <param name="level">The listing.</param>
/// <param name="project">The project below which it stands.</param>
/// <param name="access">Who asks: assessors and experiments that this user may not read make no line of their own.</param>
internal sealed class ObjectListing(Store store, ListingLevel level, string? project, Access access)
{
    private const int DefaultPage = 100;

    private readonly CellText cells = new(store.Version);
    private readonly ItemChildren children = new(store, access);

    /// <summary>Makes the table.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="rows">All rows that there are.</param>
    /// <param name="uri">Address of a row.</param>
    /// <param name="isVisible">
    /// Whether the user may see a row; <see langword="null"/> for all of them. XNAT looks after it has cut the page, which thereby
    /// gets shorter.
    /// </param>
    public Table Build(ListingRequest request, IEnumerable<Row> rows, Func<Row, string> uri, Func<Row, bool>? isVisible = null)
    {
        var resolver = new ColumnResolver(store, level, project);
        if (request.XsiType is { } xsiType)
        {
            var type = store.Types.Find(xsiType) ?? throw new RestException(500);
            resolver.Narrow(type);
        }

        var filters = level.TakesFilters ? Filters(request, resolver) : [];
        var columns = Columns(request, resolver);
        var root = resolver.Root;
        var found = rows.Where(row => row.Type.Is(root.XsiType) && filters.TrueForAll(filter => filter(row)));
        var isPaged = level.TakesPages && request.IsPaged;
        if (isPaged) found = found.Skip(Number(request["offset"], 0)).Take(Number(request["limit"], DefaultPage));
        if (isVisible is not null) found = found.Where(isVisible);
        if (level.HasTypedId)
            columns.Add(new(
                ColumnResolver.LowerCase(request.XsiType is null ? level.RootType : root.XsiType) + "/id", "", (row, _) => (row.Id, null)));
        columns.Add(new("URI", "", (row, _) => (uri(row), null)));
        var lines = new List<string?[]>();
        var lists = columns.Select(column => column.List).Where(list => list.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var row in found) Expand(row, columns, lists, lines);
        Sort(request, columns, lines);
        return new Table([.. columns.Select(column => column.Header)], lines) { HasTotal = !isPaged, Title = level.Title };
    }

    private List<ListingColumn> Columns(ListingRequest request, ColumnResolver resolver)
    {
        var names = request.Columns;
        if (names is null) names = [.. level.Columns, .. Implied(resolver)];
        var columns = names
            .Where(name => name != "URI")
            .Select(resolver.Resolve)
            .OfType<ListingColumn>()
            .DistinctBy(column => column.Header)
            .ToList();
        // Rows are addressed by their ID, so it is there even if it was not asked for.
        if (!columns.Exists(column => column.Header == "ID")) columns.Insert(0, resolver.Resolve("ID")!);
        // Asked for a type that has no documents of its own, rows tell which one they are: pyxnat shows an experiment by it.
        var isMixed = level.Title is not null && request.XsiType is not null && resolver.Root.Source.RootElement is null;
        if (isMixed && !columns.Exists(column => column.Header == "xsiType")) columns.Add(resolver.Resolve("xsiType")!);
        return columns;
    }

    /// <summary>The site-wide listing says more where its root type allows: the subject, or the session of an assessor.</summary>
    private IEnumerable<string> Implied(ColumnResolver resolver)
    {
        if (level.Title is null) return [];
        if (resolver.Root.Is("xnat:subjectAssessorData")) return ["subject_ID", "subject_label"];
        return resolver.Root.Is("xnat:imageAssessorData") ? ["session_ID", "session_label"] : [];
    }

    private List<Predicate<Row>> Filters(ListingRequest request, ColumnResolver resolver)
    {
        var filters = new List<Predicate<Row>>();
        foreach (var (name, value) in request.Filters)
        {
            if (resolver.Resolve(name) is not { } column || value.Length == 0) continue;
            // The type of the value is known from the first row that has one.
            Func<string?, bool>? test = null;
            filters.Add(row => Candidates(row, column).Any(item =>
            {
                var (text, type) = column.Read(row, item);
                if (text is null) return false;
                test ??= Filter.For(
                    type?.Kind ?? (column.Header is "insert_date" or "last_modified" ? SimpleKind.DateTime : SimpleKind.String), value);
                return test(text);
            }));
        }

        return filters;
    }

    private IReadOnlyList<Row?> Candidates(Row row, ListingColumn column) =>
        column.List.Length == 0 ? [null] : [.. children.Of(row, column.List)];

    /// <summary>A column into a list makes one line per row of the list; columns of the same list stay together.</summary>
    private void Expand(Row row, List<ListingColumn> columns, List<string> lists, List<string?[]> lines)
    {
        if (lists.Count == 0)
        {
            var only = new string?[columns.Count];
            for (var index = 0; index < only.Length; index++) only[index] = columns[index].Cell(row, null, cells);
            lines.Add(only);
            return;
        }

        IReadOnlyList<Dictionary<string, Row>> combinations = [new Dictionary<string, Row>(StringComparer.Ordinal)];
        foreach (var list in lists)
        {
            var items = children.Of(row, list);
            if (items.Count == 0) continue;
            combinations = combinations
                .SelectMany(known => items.Select(item => new Dictionary<string, Row>(known, StringComparer.Ordinal) { [list] = item }))
                .ToList();
        }

        foreach (var combination in combinations)
        {
            var line = new string?[columns.Count];
            for (var index = 0; index < line.Length; index++)
                line[index] = columns[index].Cell(row, combination.GetValueOrDefault(columns[index].List), cells);
            lines.Add(line);
        }
    }

    private static void Sort(ListingRequest request, List<ListingColumn> columns, List<string?[]> lines)
    {
        var descending = string.Equals(request["sortOrder"], "DESC", StringComparison.OrdinalIgnoreCase);
        // Stable sorts, the least important column first.
        foreach (var name in (request["sortBy"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var column = columns.FindIndex(candidate => candidate.Header == name);
            if (column < 0) continue;
            var comparer = Comparer<string?>.Create(columns[column].IsNumeric ? CompareNumbers : CompareTexts);
            var sorted = descending
                ? lines.OrderByDescending(line => Blank(line[column]), comparer).ToList()
                : lines.OrderBy(line => Blank(line[column]), comparer).ToList();
            lines.Clear();
            lines.AddRange(sorted);
        }
    }

    private static string? Blank(string? cell) => string.IsNullOrEmpty(cell) ? null : cell;

    /// <summary>Empty cells last; strings by character, so scan 10 stands before scan 2.</summary>
    private static int CompareTexts(string? left, string? right) =>
        left is null || right is null ? (left is null).CompareTo(right is null) : string.CompareOrdinal(left, right);

    private static int CompareNumbers(string? left, string? right) =>
        left is null || right is null
            ? (left is null).CompareTo(right is null)
            : double.Parse(left, NumberStyles.Float, CultureInfo.InvariantCulture)
                .CompareTo(double.Parse(right, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static int Number(string? text, int missing) =>
        text is null ? missing
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new RestException(500);
}
