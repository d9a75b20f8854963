using System.Threading;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Changes;

/// <summary>A set of schemas as it is compared: what it says, and the classes that come of it.</summary>
/// <param name="Model">What the schemas say.</param>
/// <param name="Code">The classes of all of its types, as if no reference had any: so they have one name in every project.</param>
internal sealed record SchemaState(DataModel Model, GeneratedCode Code)
{
    public static SchemaState Of(EquatableArray<SchemaDocument> documents, string codeNamespace, CancellationToken cancellationToken) =>
        Of(Binder.Bind(documents, cancellationToken), codeNamespace, cancellationToken);

    public static SchemaState Of(DataModel model, string codeNamespace, CancellationToken cancellationToken) => new(
        model,
        CodeNamer.Name(
            model, EquatableArray<ProvidedType>.Empty, new GeneratorOptions(codeNamespace, codeNamespace, true), cancellationToken));
}
