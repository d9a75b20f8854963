namespace Xnat.Typed;

/// <summary>One value of an object as conditions see it: where it stands, of what type it is, and how it is read.</summary>
/// <param name="dataType">Data type that has it; empty for a custom variable of the objects themselves, whatever their type is.</param>
/// <param name="path">Path within the data type, or the name of the variable.</param>
/// <param name="valueType">C# type, without a question mark.</param>
/// <param name="read">Makes a value of a text; <see langword="null"/> where there is none.</param>
/// <param name="isVariable">Whether it is a custom variable.</param>
internal sealed class CriterionField(
    string dataType, string path, Type valueType, Func<string, object?> read, bool isVariable = false) : IEquatable<CriterionField>
{
    public string DataType { get; } = dataType;

    public string Path { get; } = path;

    public Type ValueType { get; } = valueType;

    public bool IsVariable { get; } = isVariable;

    /// <summary>The value that a text of the server's stands for; no text and an empty one are none.</summary>
    public object? Read(string? text) => string.IsNullOrEmpty(text) ? null : read(text);

    /// <summary>The same field, said of a type that inherits or holds it.</summary>
    public CriterionField Within(string otherType, string otherPath) => new(otherType, otherPath, ValueType, read, IsVariable);

    public bool Equals(CriterionField? other) =>
        other is not null && DataType == other.DataType && Path == other.Path && ValueType == other.ValueType
        && IsVariable == other.IsVariable;

    public override bool Equals(object? obj) => Equals(obj as CriterionField);

    public override int GetHashCode() => HashCode.Combine(DataType, Path, ValueType);

    public override string ToString() => (IsVariable, DataType) switch
    {
        (true, "") => $"variable({Path})",
        (true, _) => $"{DataType}/variable({Path})",
        _ => $"{DataType}/{Path}",
    };
}
