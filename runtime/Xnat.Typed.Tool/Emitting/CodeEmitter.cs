using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>Runs the stages of the generator over schemas, all in one go. Nothing in a schema ends the run: what fails is a problem, the rest is emitted.</summary>
internal sealed class CodeEmitter
{
    private readonly SafeNames names = new();
    private readonly List<EmittedFile> files = [];
    private readonly List<Problem> problems = [];

    private CodeEmitter()
    {
    }

    /// <param name="inputs">The schemas.</param>
    /// <param name="provided">Types that there is a class for already.</param>
    /// <param name="options">Namespace and role.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static EmittedCode Emit(IEnumerable<SchemaInput> inputs, EquatableArray<ProvidedType> provided, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var emitter = new CodeEmitter();
        var documents = inputs.Select(input => emitter.Try(input.Path, () => SchemaReader.Read(input, cancellationToken))).OfType<SchemaDocument>().ToEquatable();
        var code = emitter.Try("the schemas", () =>
            CodeNamer.Name(Binder.Bind(documents, provided, cancellationToken), provided, options, cancellationToken));
        if (code is not null) emitter.Write(code);
        return new EmittedCode(emitter.files, emitter.problems);
    }

    private void Write(GeneratedCode code)
    {
        problems.AddRange(code.Problems);
        foreach (var type in code.Types) Add(type.HintName, type.DataType.XsiType, () => TypeEmitter.Emit(type));
        foreach (var extension in code.Extensions) Add(extension.HintName, extension.DataType.XsiType, () => ExtensionEmitter.Emit(extension));
        foreach (var enumeration in code.Enumerations) Add(enumeration.HintName, enumeration.Description, () => EnumerationEmitter.Emit(enumeration));
        if (code.Registry is { } registry) Add(registry.Name + ".g.cs", registry.Name, () => RegistryEmitter.Emit(registry));
    }

    private void Add(string hintName, string subject, Func<string> emit)
    {
        const string Extension = ".g.cs";
        if (Try(subject, emit) is not { } text) return;
        var slash = hintName.IndexOf('/', StringComparison.Ordinal);
        files.Add(new EmittedFile(names.Add(slash < 0 ? "" : hintName[..slash], hintName[(slash + 1)..^Extension.Length], Extension), text));
    }

    private T? Try<T>(string subject, Func<T> run)
        where T : class
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            problems.Add(new Problem(ProblemCatalog.Internal.Code, null, new[] { subject, exception.GetType().Name + ": " + exception.Message }.ToEquatable()));
            return null;
        }
    }
}
