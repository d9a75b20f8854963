using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>Runs the stages of the generator over schemas, all in one go, and names the files so that every system can have them.</summary>
internal static class CodeEmitter
{
    private const string Extension = ".g.cs";

    /// <param name="inputs">The schemas.</param>
    /// <param name="provided">Types that there is a class for already.</param>
    /// <param name="options">Namespace and role.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static EmittedCode Emit(
        IEnumerable<SchemaInput> inputs,
        EquatableArray<ProvidedType> provided,
        GeneratorOptions options,
        CancellationToken cancellationToken)
    {
        var documents = inputs.Select(input => Stages.Read(input, cancellationToken)).ToEquatable();
        var code = Stages.Build(documents, provided, options, cancellationToken);
        var names = new SafeNames();
        var files = new List<EmittedFile>();
        var problems = code.Problems.ToList();
        foreach (var file in code.Files())
            if (Stages.Emit(file, problems, cancellationToken) is { } text) files.Add(new EmittedFile(PathOf(file.HintName, names), text));
        return new EmittedCode(files, problems);
    }

    private static string PathOf(string hintName, SafeNames names)
    {
        var slash = hintName.IndexOf('/', StringComparison.Ordinal);
        return names.Add(slash < 0 ? "" : hintName[..slash], hintName[(slash + 1)..^Extension.Length], Extension);
    }
}
