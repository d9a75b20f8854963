using System.Globalization;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>A few schema files, damaged in a way that the seed decides.</summary>
internal sealed record Mutant(int Seed, IReadOnlyList<SchemaInput> Files)
{
    /// <summary>Root namespace of the project.</summary>
    public string Namespace { get; init; } = "Mutant" + Seed.ToString(CultureInfo.InvariantCulture) + ".Models";

    /// <summary>All that is needed to repeat what happened.</summary>
    public override string ToString() =>
        $"mutant {Seed} in namespace {Namespace}:\n"
        + string.Join('\n', Files.Select(file => $"--- {file.Path}\n{(file.Text.Length > 4000 ? file.Text[..4000] + "…" : file.Text)}"));
}
