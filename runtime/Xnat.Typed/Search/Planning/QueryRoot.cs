using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The data type whose objects a query finds, and where in XNAT's search the fields stand that it names.</summary>
internal sealed record QueryRoot(string DataType, Type ItemClass)
{
    /// <summary>The registries by which it is known whose a field is.</summary>
    public required XnatTypeSet Types { get; init; }

    /// <summary>ID of the project through which the objects are reached; <see langword="null"/> for any.</summary>
    public string? Project { get; init; }

    public static QueryRoot Of<T>(XnatTypeSet types)
        where T : XnatObject, IXnatType<T> => new(T.XsiType, typeof(T)) { Types = types };

    /// <summary>The same field as the objects of the query have it: what their type inherits is theirs.</summary>
    /// <exception cref="ArgumentException">Neither the objects of the query have it nor one beside them.</exception>
    public CriterionField Own(CriterionField field)
    {
        if (field.DataType == DataType) return field.IsVariable ? field.Within("", field.Path) : field;
        if (field.IsVariable && field.DataType.Length == 0) return field;
        var holder = Types.ClassOf(field.DataType);
        if (!field.IsVariable && holder is not null && holder.IsAssignableFrom(ItemClass)) return field.Within(DataType, field.Path);
        // A subtype's field has values for rows of the subtype, and there is one subject and at most one session beside an experiment.
        var isBeside = holder is not null && (ItemClass.IsAssignableFrom(holder) || IsBeside(holder));
        return isBeside
            ? field
            : throw new ArgumentException(
                holder == typeof(ProjectData)
                    ? $"A query over {DataType} cannot use {field}: XNAT's search knows no way from there to projects. Query projects by " +
                        "it first, then ask whether Project is one of their IDs."
                    : $"A query over {DataType} cannot use {field}: neither these objects have it, nor their subject or session. " +
                        "Ask for it of the object that holds it, in a lambda with XnatQueryTerms.",
                nameof(field));
    }

    /// <summary>Where a field of <see cref="Own"/> stands.</summary>
    public SearchColumn ColumnOf(CriterionField field)
    {
        // XNAT's search knows variables by a display field for each data type, and their names without regard to case.
        if (field.IsVariable)
        {
            var holder = field.DataType.Length == 0 ? DataType : field.DataType;
            return new(holder, $"{SqlName(holder)}_FIELD_MAP={field.Path.ToLowerInvariant()}", IsDisplayField: true);
        }

        return Project is not null && field.DataType == DataType && field.Path == "label"
            ? new(DataType, $"{LabelId}={Project}", IsDisplayField: true)
            : new(field.DataType, field.Path, IsDisplayField: false);
    }

    /// <summary>The conditions of being reached through <see cref="Project"/>: it owns the object, or has a share of it.</summary>
    public SearchClause? Membership => Project is null
        ? null
        : new SearchSet(
            IsAny: true,
            [
                new SearchTest(DataType + "/project", SearchOperator.Equal, Project),
                new SearchTest(DataType + "/sharing/share/project", SearchOperator.Equal, Project),
            ]);

    private static string SqlName(string dataType) => dataType.Replace(':', '_').ToUpperInvariant();

    private string LabelId => ItemClass == typeof(SubjectData) ? "SUB_PROJECT_IDENTIFIER" : SqlName(DataType) + "_PROJECT_IDENTIFIER";

    private bool IsBeside(Type holder) =>
        (holder == typeof(SubjectData) && ItemClass != typeof(ProjectData))
        || (holder.IsAssignableTo(typeof(ImageSessionData)) && typeof(ImageAssessorData).IsAssignableFrom(ItemClass))
        || (holder.IsAssignableFrom(typeof(ImageSessionData)) && typeof(ImageAssessorData).IsAssignableFrom(ItemClass));
}
