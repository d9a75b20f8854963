namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>Something that two sets of schemas say differently.</summary>
/// <param name="Namespace">Target namespace.</param>
/// <param name="Subject">Type, member, root element or simple type.</param>
/// <param name="Text">How they differ.</param>
internal sealed record Difference(string Namespace, string Subject, string Text)
{
    public override string ToString() => Subject + ": " + Text;
}
