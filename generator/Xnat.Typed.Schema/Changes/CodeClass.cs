using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Changes;

/// <summary>A class, or the nested class of rows.</summary>
/// <param name="DataType">Data type.</param>
/// <param name="Name">Its name, with that of the class around it.</param>
/// <param name="Class">The class.</param>
internal sealed record CodeClass(string DataType, string Name, GeneratedClass Class)
{
    public bool IsRow => Class.HintName.Length == 0;

    /// <summary>The name with its namespace.</summary>
    public string FullName => Class.Namespace + "." + Name;
}
