using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Changes;

/// <summary>A property of a class, of a group in it or of a row.</summary>
/// <param name="Class">The class or row that declares it.</param>
/// <param name="Name">Its name from the class on: <c>PetData.Parameters.Tr</c>.</param>
/// <param name="Around">The class that it is in: <c>PetData.ParametersElement</c>.</param>
/// <param name="Member">The property.</param>
internal sealed record CodeMember(CodeClass Class, string Name, string Around, GeneratedMember Member)
{
    /// <summary>The name from an object on: <c>Parameters.Tr</c>.</summary>
    public string Trail => Name.Substring(Class.Name.Length + 1);

    public string Key => ChangePlace.KeyOf(Class.DataType, Member.Path);

    /// <summary>A name is written with its namespace where another one hides it.</summary>
    public static string SimpleName(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
