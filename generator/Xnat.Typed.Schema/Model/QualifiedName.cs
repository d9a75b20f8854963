namespace Xnat.Typed.Schema.Model;

/// <summary>An XML name with its namespace resolved.</summary>
internal sealed record QualifiedName(string Namespace, string LocalName)
{
    public override string ToString() => "{" + Namespace + "}" + LocalName;
}
