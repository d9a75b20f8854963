using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>One change of one member of one record of the model.</summary>
/// <param name="Where">The records around it, by the properties that lead to them; of members, their kind.</param>
/// <param name="Property">What was changed: <c>Member.IsRequired</c>.</param>
/// <param name="How">In which way.</param>
/// <param name="Model">The model with the change.</param>
internal sealed record ModelEdit(string Where, string Property, string How, DataModel Model)
{
    public override string ToString() => $"{Where} {Property} {How}";
}
