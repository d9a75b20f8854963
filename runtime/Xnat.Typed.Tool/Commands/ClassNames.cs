using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Tool.Emitting;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Commands;

/// <summary>What the data types of a server are called in C#.</summary>
/// <param name="Own">Types that the generator makes classes of, with the names of these.</param>
/// <param name="Provided">Types that Xnat.Typed has a class for, with its namespace.</param>
internal sealed record ClassNames(IReadOnlyList<(string DataType, string Name)> Own, IReadOnlyList<(string DataType, string Name)> Provided)
{
    public static ClassNames Of(PulledSchemas pulled, CancellationToken cancellationToken)
    {
        var runtime = ProvidedTypes.OfRuntime();
        var documents = pulled.Schemas.Select(static schema => schema.Document).ToEquatable();
        var options = new GeneratorOptions(TargetNamespace.Default, TargetNamespace.Default, IsCore: false);
        var code = Stages.Build(documents, runtime, options, cancellationToken);
        var declared = Binder.Bind(documents, cancellationToken).Types.Select(static type => type.Name.XsiType).ToHashSet();
        var own = code.Types.Select(static type => (type.DataType.XsiType, type.Name));
        return new(
            [.. own.OrderBy(static type => type.XsiType, StringComparer.Ordinal)],
            [.. runtime.Where(type => declared.Contains(type.DataType)).Select(static type => (type.DataType, type.ClassName))]);
    }

    /// <summary>A line for each type, and the namespaces to use.</summary>
    /// <param name="reporter">Takes the lines.</param>
    /// <param name="isAll">Whether types are listed that Xnat.Typed has classes for.</param>
    public void Say(Reporter reporter, bool isAll)
    {
        foreach (var (dataType, name) in Own.Concat(isAll ? Provided : [])) reporter.Say($"{dataType} -> {name}");
        if (Own.Count > 0)
            reporter.Say(
                "Classes without a namespace above stand in the root namespace of the project, or in that of <XnatModelNamespace>.");
        else if (!isAll) reporter.Say("Xnat.Typed has a class for every type of these schemas: using Xnat.Typed.Model;");
    }
}
