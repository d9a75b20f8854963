namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>A C# class by namespace and name.</summary>
internal sealed record ClassName(string Namespace, string Name)
{
    /// <summary>Both, with a point between.</summary>
    public override string ToString() => Namespace.Length > 0 ? Namespace + "." + Name : Name;

    public static ClassName Parse(string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        return dot < 0 ? new ClassName("", fullName) : new ClassName(fullName.Substring(0, dot), fullName.Substring(dot + 1));
    }
}
