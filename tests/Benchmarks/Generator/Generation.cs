using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Benchmarks.Generator;

/// <summary>Text of schemas to text of C#, without a compiler.</summary>
internal static class Generation
{
    public static IReadOnlyList<string> Run(IEnumerable<SchemaInput> inputs, CancellationToken token)
    {
        var documents = inputs.Select(input => SchemaReader.Read(input, token)).ToEquatable();
        var provided = EquatableArray<ProvidedType>.Empty;
        var options = new GeneratorOptions("Lab.Models", "Lab", true);
        var code = CodeNamer.Name(Binder.Bind(documents, provided, token), provided, options, token);
        return [.. code.Files().Select(file => Emit(file, token))];
    }

    /// <summary>The compiler asks before each file; so do we.</summary>
    private static string Emit(GeneratedFile file, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return FileEmitter.Emit(file);
    }

    public static SchemaInput[] Inputs(string folders) =>
        [.. SchemaFolders.Files(folders).Select(path => new SchemaInput(path, File.ReadAllText(path), ""))];
}
