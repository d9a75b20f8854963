using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>Finds the fields that a search names, by display id, by id and argument, or by path of the schema.</summary>
internal sealed class FieldBinder(TypeEntry root, DisplayCatalog catalog, DisplayScope scope, JoinPlan plan)
{
    private readonly RelatedRows related = new(scope);

    /// <summary>The field of a condition: data type, slash or dot, field.</summary>
    public BoundField Bind(string field)
    {
        var (element, rest) = Split(field.Trim());
        return element is null ? throw new RestException(500) : Bind(element, rest);
    }

    /// <summary>The field of a column. Its id may begin with the data type once more, as xnatpy writes it.</summary>
    public BoundField Bind(string element, string id)
    {
        var (named, rest) = Split(id.Trim());
        return named is null ? Bind(catalog.Types.Find(element.Trim()) ?? throw new RestException(500), id.Trim()) : Bind(named, rest);
    }

    /// <exception cref="RestException">500: the data type has no such field.</exception>
    public BoundField Bind(TypeEntry element, string id)
    {
        var fields = catalog.Of(element);
        // Without its argument a field that takes one has no value for any row; pyxnat asks for all fields of a type like that.
        if (fields.Find(id) is { } plain) return Display(element, plain, "");
        var mark = id.IndexOf('=', StringComparison.Ordinal);
        if (mark > 0 && fields.Find(id[..mark]) is { RequiresValue: true } parameterised)
            return Display(element, parameterised, id[(mark + 1)..]);
        var path = FieldPath.Parse(element.XsiType + "/" + id);
        // A path that a display field stands for makes a column of that name, yet is compared as a path.
        var shown = fields.FindPath(path.Plain);
        if (shown is not null && path.Steps.Count == 1 && !element.Fields.ContainsKey(shown.Path))
            return Display(element, shown, "") with { IsDisplayField = false };
        var bound = new SchemaPathBinder(scope, plan).Bind(element, path, SourceOf(element)) with { Id = id };
        return shown is null ? bound : bound with { Id = shown.Id, Header = shown.Header, Link = shown.Link };
    }

    private BoundField Display(TypeEntry element, DisplayField field, string argument)
    {
        var kind = field.RequiresValue ? KindOf(element, field, argument) : field.Kind;
        return new BoundField(
            element,
            argument.Length == 0 ? field.Id : field.Id + "=" + argument,
            SourceOf(element),
            kind,
            row => field.Read(scope, row, argument))
        {
            Header = argument.Length == 0 ? field.Header : argument,
            IsDisplayField = true,
            Link = field.Link,
        };
    }

    /// <summary>A custom variable is compared as what a project declares it to be, an undeclared one as text.</summary>
    private SimpleKind KindOf(TypeEntry element, DisplayField field, string argument) => field.Id != CommonDisplay.VariableId(element)
        ? field.Kind
        : CustomVariable.Of(element, scope.ReadableProjects)
            .FirstOrDefault(variable => string.Equals(variable.Name, argument, StringComparison.OrdinalIgnoreCase))?.Kind
            ?? SimpleKind.String;

    private int SourceOf(TypeEntry element)
    {
        if (root.Is(element.XsiType)) return 0;
        // A field of a subtype has values for the rows of that subtype.
        if (element.Is(root.XsiType)) return plan.Add("as " + element.XsiType, 0, row => row.Type.Is(element.XsiType) ? [row] : []);
        return plan.Add("join " + element.XsiType, 0, related.Between(root, element));
    }

    private (TypeEntry? Element, string Remainder) Split(string text)
    {
        var mark = text.AsSpan().IndexOfAny('/', '.');
        var isNamed = mark > 0 && text.AsSpan(0, mark).Contains(':') && !text.AsSpan(0, mark).Contains('=');
        return isNamed ? (catalog.Types.Find(text[..mark]) ?? throw new RestException(500), text[(mark + 1)..]) : (null, text);
    }
}
