using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Where;

namespace Xnat.Typed.Tool.Places;

/// <summary>A column of a listing of objects.</summary>
/// <param name="Name">Its heading: as it was asked for.</param>
/// <param name="Field">The value; <see langword="null"/> for the data type of the object itself.</param>
internal sealed record ItemColumn(string Name, XnatField<string?>? Field)
{
    /// <summary>Name of the column with the data type of each object.</summary>
    public const string DataType = "xsiType";

    /// <summary>Columns by their names, separated by commas.</summary>
    /// <param name="text">The names.</param>
    /// <param name="itemType">Data type of the objects.</param>
    /// <exception cref="MisuseException">Something between the commas names no value.</exception>
    public static IReadOnlyList<ItemColumn> Parse(string text, string itemType) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(name => One(name, itemType))];

    /// <summary>The text of an object in this column; <see langword="null"/> for none.</summary>
    public string? Text(XnatItem item) => Field is { } field ? item.Get(field) : item.XsiType;

    /// <summary>The value of a field of a condition, as a listing is asked for it.</summary>
    /// <exception cref="MisuseException">Objects of this type have no variables.</exception>
    public static XnatField<string?> FieldOf(string dataType, string path, bool isVariable, string itemType)
    {
        if (!isVariable) return new(dataType, path);
        return (dataType.Length > 0 ? dataType : itemType) switch
        {
            "xnat:subjectData" => SubjectData.Schema.Fields.At(path).Then(SubjectData.FieldElement.Schema.Value),
            "xnat:projectData" or "xnat:imageScanData" => throw new MisuseException(
                "A listing shows variables of subjects and experiments alone; those of a project are read by fields get."),
            _ => ExperimentData.Schema.Fields.At(path).Then(ExperimentData.FieldElement.Schema.Value),
        };
    }

    private static ItemColumn One(string name, string itemType)
    {
        if (name is DataType) return new(name, null);
        var field = FieldName.Parse(name, itemType)
            ?? throw new MisuseException(
                $"--columns: '{name}' names no value; write {FieldName.Kinds}.");
        return new(name, FieldOf(field.DataType, field.Path, field.IsVariable, itemType));
    }
}
