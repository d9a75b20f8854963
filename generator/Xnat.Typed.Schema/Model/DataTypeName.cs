namespace Xnat.Typed.Schema.Model;

/// <summary>Name of a complex type as XNAT writes it in <c>xsi:type</c>.</summary>
/// <param name="Prefix">Prefix of the target namespace in the schema that declares the type, <c>xnat</c>.</param>
/// <param name="LocalName">Name in the schema, <c>mrSessionData</c>.</param>
/// <param name="Namespace">Target namespace.</param>
internal sealed record DataTypeName(string Prefix, string LocalName, string Namespace)
{
    /// <summary><c>xnat:mrSessionData</c>.</summary>
    public string XsiType => Prefix + ":" + LocalName;

    public override string ToString() => XsiType;
}
