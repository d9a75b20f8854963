using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>
/// What the generator makes of a mutant, as text and as syntax trees. Every second
/// mutant is read as a plugin beside the runtime's own types.
/// </summary>
internal sealed class MutantCode
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly EquatableArray<ProvidedType> Runtime =
        ReferenceReader.Read(MetadataReference.CreateFromFile(typeof(XnatClient).Assembly.Location), CancellationToken.None)!.Types;

    private MutantCode(
        Mutant mutant,
        IReadOnlyList<SyntaxTree> trees,
        IReadOnlyList<Problem> problems) => (Mutant, Trees, Problems) = (mutant, trees, problems);

    public Mutant Mutant { get; }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public static MutantCode Generate(Mutant mutant, CancellationToken token)
    {
        var root = "Mutant" + mutant.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var isCore = mutant.Seed % 2 == 0;
        var provided = isCore ? EquatableArray<ProvidedType>.Empty : Runtime;
        var documents = mutant.Files.Select(file => SchemaReader.Read(file, token)).ToEquatable();
        var options = new GeneratorOptions(mutant.Namespace, root, isCore);
        var code = CodeNamer.Name(Binder.Bind(documents, provided, token), provided, options, token);
        foreach (var problem in code.Problems) ProblemCatalog.Format(problem);

        return new MutantCode(mutant, [.. code.Files().Select(Parse)], code.Problems);
    }

    private static SyntaxTree Parse(GeneratedFile file) => CSharpSyntaxTree.ParseText(FileEmitter.Emit(file), ParseOptions, file.HintName);
}
