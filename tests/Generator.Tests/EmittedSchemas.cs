using Microsoft.CodeAnalysis;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests;

/// <summary>What becomes of some schemas, by the stages alone.</summary>
/// <param name="Files">The emitted files by name, without the registry, which names whatever is there.</param>
/// <param name="Problems">What is said about them.</param>
internal sealed record EmittedSchemas(IReadOnlyDictionary<string, string> Files, IReadOnlyList<Problem> Problems)
{
    private static readonly EquatableArray<ProvidedType> Runtime =
        ReferenceReader.Read(MetadataReference.CreateFromFile(typeof(XnatClient).Assembly.Location), CancellationToken.None)!.Types;

    public static EmittedSchemas Of(bool isCore, params SchemaInput[] inputs)
    {
        var documents = inputs.Select(input => Stages.Read(input, CancellationToken.None)).ToEquatable();
        var code = Stages.Build(documents, Runtime, new GeneratorOptions("Lab.Models", "Lab", isCore), CancellationToken.None);
        var problems = code.Problems.ToList();
        var files = code.Files().Where(file => file is not GeneratedRegistry)
            .ToDictionary(file => file.HintName, file => Stages.Emit(file, problems, CancellationToken.None)!, StringComparer.Ordinal);
        return new EmittedSchemas(files, problems);
    }

    /// <summary>Files of these schemas that another set has otherwise or not at all.</summary>
    public IReadOnlyList<string> ChangedIn(EmittedSchemas other) =>
        [.. Files.Where(file => !other.Files.TryGetValue(file.Key, out var text) || text != file.Value).Select(file => file.Key)];

    /// <summary>What is said here or there and not in both.</summary>
    public IEnumerable<Problem> Differences(EmittedSchemas other) =>
        Problems.Except(other.Problems).Concat(other.Problems.Except(Problems));
}
