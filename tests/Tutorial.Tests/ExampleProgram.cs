using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>
/// A program of <c>examples</c> as a user starts it, compiled and run in this process; <c>.ci/run</c> starts each by <c>dotnet run</c>.
/// </summary>
internal static class ExampleProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(SharedFiles.RepositoryRoot(), "examples"), "*.cs")
            .Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>Runs it. What programs write goes to the process's console, so no two run at the same time.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, params string[] args)
    {
        var main = Compile(name).EntryPoint ?? throw new InvalidOperationException($"{name} has no entry point.");
        var (output, errors) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var complaints = new StringWriter();
        Console.SetOut(written);
        Console.SetError(complaints);
        try
        {
            var result = await Task.Run(() => main.Invoke(null, [args]));
            return (result is int code ? code : 0, written.ToString().ReplaceLineEndings("\n"), complaints.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static Assembly Compile(string name)
    {
        var source = File.ReadAllLines(Path.Combine(SharedFiles.RepositoryRoot(), "examples", name));
        // The lines for 'dotnet run' are none of this compiler's; they stay as empty ones, so that messages name the right line.
        var code = string.Join('\n', source.Select(static line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line));
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            $"example-{Path.GetFileNameWithoutExtension(name)}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, parsing), CSharpSyntaxTree.ParseText(code, parsing, path: name)],
            trusted.Select(static file => MetadataReference.CreateFromFile(file)),
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(image);
    }
}
