using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Where;

namespace Xnat.Typed.Tool.Places;

/// <summary>What a search over a whole server finds, and what it shows.</summary>
internal sealed class SearchTable
{
    private readonly QueryRoot root;
    private readonly Condition condition;
    private readonly IReadOnlyList<(string Name, CriterionField Field)> columns;
    private readonly int? limit;

    private SearchTable(
        QueryRoot root, Condition condition, IReadOnlyList<(string Name, CriterionField Field)> columns, int? limit)
    {
        this.root = root;
        this.condition = condition;
        this.columns = columns;
        this.limit = limit;
    }

    /// <param name="dataType">Data type of the objects; one that no class stands for is taken for some experiment.</param>
    /// <param name="project">ID of the project through which they are reached; <see langword="null"/> for any.</param>
    /// <param name="where">The condition; <see langword="null"/> for all.</param>
    /// <param name="names">Columns, separated by commas; <see langword="null"/> for the usual ones.</param>
    /// <param name="limit">How many rows at the most.</param>
    /// <exception cref="MisuseException">Something of it cannot be asked.</exception>
    public static SearchTable Parse(string dataType, string? project, string? where, string? names, int? limit)
    {
        var types = XnatTypeSet.OfProcess;
        var itemClass = types.ClassOf(dataType) ?? typeof(ExperimentData);
        if (!itemClass.IsAssignableTo(typeof(IXnatVariableOwner)))
            throw new MisuseException($"--type: XNAT searches projects, subjects and experiments, and {dataType} is none of these.");
        var searched = new QueryRoot(dataType, itemClass) { Types = types, Project = project };
        var met = where is null ? new FixedCondition(true) : WhereParser.Parse(where, dataType).With(searched.Own);
        var usual = itemClass == typeof(ProjectData) ? "ID,name"
            : itemClass == typeof(SubjectData) ? "ID,label,project"
            : itemClass.IsAssignableTo(typeof(SubjectAssessorData)) ? "ID,label,project,subject_ID,xsiType"
            : "ID,label,project,xsiType";
        return new(
            searched,
            met,
            [.. (names ?? usual).Split(',', StringSplitOptions.TrimEntries).Select(name => Column(searched, name))],
            limit);
    }

    /// <summary>Asks the server and shows the rows as they come.</summary>
    public async Task ShowAsync(XnatClient xnat, Reporter reporter, CancellationToken cancellationToken)
    {
        var definition = new QueryDefinition(xnat.Projects.Source.Connection, root)
        {
            Where = condition, Columns = [.. columns.Select(static column => column.Field)], Take = limit,
        };
        var id = QueryKeys.Id(root);
        IRowSink? table = null;
        await foreach (var row in QueryRun.RowsAsync(definition, cancellationToken).ConfigureAwait(false))
        {
            table ??= Begin(reporter);
            table.Add(row.Text(id) ?? "", [.. columns.Select(column => row.Text(column.Field))]);
        }

        (table ?? Begin(reporter)).End();
    }

    private IRowSink Begin(Reporter reporter) => reporter.Table([.. columns.Select(static column => column.Name)]);

    private static (string Name, CriterionField Field) Column(QueryRoot root, string name)
    {
        if (name == ItemColumn.DataType) return (name, QueryKeys.DataType(root));
        var field = FieldName.Parse(name, root.DataType)
            ?? throw new MisuseException($"--columns: '{name}' names no value; write {FieldName.Kinds}.");
        return (name, root.Own(WhereValue.FieldFor(field, typeof(string))));
    }
}
