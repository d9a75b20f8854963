using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>A method body that is compiled with the generated code, without a warning, and run.</summary>
internal static class GeneratedProgram
{
    public static string Run(GeneratorRun run, string body)
    {
        using var assembly = new MemoryStream(Emit(run, body));
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var method = context.LoadFromStream(assembly).GetType("Probe")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
        return (string)method.Invoke(null, null)!;
    }

    /// <summary>What the compiler says against single expressions, each with its code; nothing if all are in order.</summary>
    public static IEnumerable<string> Refused(GeneratorRun run, params string[] expressions) =>
        expressions.SelectMany(expression => Refused(run, expression));

    private static IEnumerable<string> Refused(GeneratorRun run, string expression)
    {
        var probe = CSharpSyntaxTree.ParseText(
            $"using Xnat.Typed;\nusing Xnat.Typed.Model;\nusing Lab.Models;\nclass Probe {{ object Run() => {expression}; }}",
            (CSharpParseOptions)run.Input.SyntaxTrees[0].Options);
        return run.Output.AddSyntaxTrees(probe).GetSemanticModel(probe).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(error => $"{error.Id} {expression}");
    }

    public static byte[] Emit(GeneratorRun run, string body)
    {
        var probe = CSharpSyntaxTree.ParseText(
            "#nullable enable\n#pragma warning disable CS1591\nusing System;\nusing Lab.Models;\nusing Xnat.Typed.Model;\npublic static "
            + "class Probe { public static string Run() {\n"
                + body
                + "\n} }",
            (CSharpParseOptions)run.Input.SyntaxTrees[0].Options);
        using var assembly = new MemoryStream();
        var result = run.Output.AddSyntaxTrees(probe).Emit(assembly);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
        return assembly.ToArray();
    }
}
