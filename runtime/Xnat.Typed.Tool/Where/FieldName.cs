namespace Xnat.Typed.Tool.Where;

/// <summary>
/// How a command names a value: <c>label</c> or <c>scanner/model</c> of the objects themselves, <c>subject.group</c> and
/// <c>project.name</c> of what is above, <c>xnat:mrScanData/parameters/tr</c> of any data type, and <c>variable.hand</c> and
/// <c>subject.variable.hand</c> for custom variables.
/// </summary>
/// <param name="DataType">Data type that has it; empty for a variable of the objects themselves.</param>
/// <param name="Path">Path within the data type, or the name of the variable.</param>
/// <param name="IsVariable">Whether it is a custom variable.</param>
internal sealed record FieldName(string DataType, string Path, bool IsVariable)
{
    /// <summary>One name of each kind, for messages.</summary>
    public const string Kinds = "label, scanner/model, subject.group, xnat:mrScanData/parameters/tr or variable.NAME";

    private const string Variable = "variable.";

    private const string Subject = "subject.";

    private const string Project = "project.";

    /// <summary>The value that a text names; <see langword="null"/> if it names none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="itemType">Data type of the objects.</param>
    public static FieldName? Parse(string text, string itemType)
    {
        if (text.StartsWith(Variable, StringComparison.Ordinal)) return OfVariable("", text[Variable.Length..]);
        if (text.StartsWith(Subject + Variable, StringComparison.Ordinal))
            return OfVariable("xnat:subjectData", text[(Subject.Length + Variable.Length)..]);
        if (text.StartsWith(Subject, StringComparison.Ordinal)) return OfPath("xnat:subjectData", text[Subject.Length..]);
        if (text.StartsWith(Project, StringComparison.Ordinal)) return OfPath("xnat:projectData", text[Project.Length..]);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < slash
            ? OfPath(text[..slash], text[(slash + 1)..])
            : OfPath(itemType, text);
    }

    private static FieldName? OfVariable(string dataType, string name) =>
        string.IsNullOrWhiteSpace(name) || StorableCheck.WhyNoKey(name) is not null ? null : new(dataType, name, IsVariable: true);

    private static FieldName? OfPath(string dataType, string path)
    {
        // The one name that XNAT writes in capitals, and that everybody types as it comes.
        var own = path is "id" ? "ID" : path;
        var isPath = own.Length > 0
            && own.Split('/').All(IsStep);
        return isPath ? new(dataType, own, IsVariable: false) : null;
    }

    private static bool IsStep(string text) =>
        text.Length > 0 && text.All(static sign => char.IsLetterOrDigit(sign) || sign is '_' or '-');
}
