using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>The examples in the documentation of the packages, as methods of one program.</summary>
internal sealed class DocumentationExamples
{
    /// <summary>What they are about, as in the documents: nobody declares it in each.</summary>
    private const string Around = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Xnat.Typed;
        using Xnat.Typed.DependencyInjection;
        using Xnat.Typed.Model;
        using Xnat.Typed.Server;

        public interface IFindingApi
        {
            Task<string> ListAsync(string project);
        }

        public class Around
        {
            protected IServiceCollection services = null!;
            protected XnatServer server = null!;
            protected XnatClient xnat = null!;
            protected ProjectData project = null!, otherProject = null!;
            protected SubjectData subject = null!;
            protected MrSessionData session = null!;
            protected MrScanData scan = null!;
            protected PrearchiveSession staged = null!;
            protected string folder = null!;
        }

        """;

    private DocumentationExamples(IReadOnlyDictionary<string, string> codeOf) => CodeOf = codeOf;

    /// <summary>The code of each member that has an example, by its name in the documentation file without the parameters.</summary>
    public IReadOnlyDictionary<string, string> CodeOf { get; }

    public static DocumentationExamples Read(params IEnumerable<string> files) => new(files
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .SelectMany(member => member.Elements("example"), (member, example) => (Name: NameOf(member), Code: CodeIn(example)))
        .GroupBy(example => example.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(example => example.Code)), StringComparer.Ordinal));

    /// <summary>What the compiler says against them, each with the member that it belongs to.</summary>
    public IEnumerable<string> Problems()
    {
        var names = CodeOf.Keys.Order(StringComparer.Ordinal).ToArray();
        var trees = names.Select((name, index) => CSharpSyntaxTree.ParseText(Program(index, CodeOf[name]), Language, path: name));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation
            .Create("Examples", trees.Prepend(CSharpSyntaxTree.ParseText(Around, Language)), references, options)
            .GetDiagnostics()
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !IsOfAFragment(problem.Id))
            .Select(problem => $"{problem.Location.SourceTree?.FilePath}: {problem.Id} {problem.GetMessage(null)}");
    }

    private static CSharpParseOptions Language { get; } = new(LanguageVersion.Preview);

    /// <summary>A result that only the reader uses, a member of the surroundings that is declared again.</summary>
    private static bool IsOfAFragment(string code) => code is "CS0219" or "CS0168" or "CS1998" or "CS8019";

    private static string Program(int number, string code) => new StringBuilder()
        .Append(Around[..Around.IndexOf("public ", StringComparison.Ordinal)])
        .Append($"public class Example{number} : Around\n{{\n    public async Task RunAsync()\n    {{\n")
        .Append(code)
        .Append("\n    }\n}\n")
        .ToString();

    private static string NameOf(XElement member) => ((string)member.Attribute("name")!).Split('(')[0];

    private static string CodeIn(XElement example) => string.Join('\n', example.Elements("code").Select(code => code.Value));
}
