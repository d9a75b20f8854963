using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The columns that each row has: by which the object is known, and what its address is made of.</summary>
internal static class QueryKeys
{
    /// <summary>The data type of an experiment, where XNAT's schema keeps it.</summary>
    private const string TypePath = "extension_item/element_name";

    public static IEnumerable<CriterionField> Of(QueryRoot root)
    {
        if (root.ItemClass == typeof(ProjectData)) return Own(root, [ProjectData.Schema.Id, ProjectData.Schema.Name]);
        if (root.ItemClass == typeof(SubjectData))
            return Own(root, [SubjectData.Schema.Id, SubjectData.Schema.Project, SubjectData.Schema.Label]);
        var fields = Own(root, [ExperimentData.Schema.Id, ExperimentData.Schema.Project, ExperimentData.Schema.Label]);
        if (typeof(SubjectAssessorData).IsAssignableFrom(root.ItemClass))
            fields = fields.Concat(Own(root, [SubjectAssessorData.Schema.SubjectId]));
        if (typeof(ImageAssessorData).IsAssignableFrom(root.ItemClass))
            fields = fields.Concat(Own(root, [ImageAssessorData.Schema.ImageSessionId]));
        return fields.Append(DataType(root));
    }

    public static CriterionField Id(QueryRoot root) => Own(root, [ExperimentData.Schema.Id]).Single();

    public static CriterionField Project(QueryRoot root) => Own(root, [ExperimentData.Schema.Project]).Single();

    public static CriterionField DataType(QueryRoot root) => new(root.DataType, TypePath, typeof(string), static text => text);

    private static IEnumerable<CriterionField> Own(QueryRoot root, IEnumerable<XnatField<string?>> fields) =>
        fields.Select(field => field.ForCriteria().Within(root.DataType, field.Path));
}
