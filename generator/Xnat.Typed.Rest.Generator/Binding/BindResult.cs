using Xnat.Typed.Rest.Generator.Model;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>What came of one interface: an implementation, or the reasons why there is none.</summary>
internal sealed record BindResult(InterfaceModel? Model, EquatableArray<Problem> Problems);
