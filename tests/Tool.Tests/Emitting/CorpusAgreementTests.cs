using System.Text;
using System.Text.RegularExpressions;
using Xnat.Typed.Tool.Tests.Support;
using Xunit.Abstractions;

namespace Xnat.Typed.Tool.Tests.Emitting;

/// <summary>
/// The command and the compiler make the same C# of real schemas, byte by byte, and say the same of them; of the schemas that went wrong
/// once too, and what comes of those compiles.
/// </summary>
public sealed partial class CorpusAgreementTests(ITestOutputHelper log) : IDisposable
{
    private const string Namespace = "MyLab.Models";

    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly TemporaryFolder output = new();

    public void Dispose() => output.Dispose();

    [SharedFact]
    public async Task EveryFileAloneGivesTheSameFiles()
    {
        var root = SharedFiles.PathOf("schemas");
        foreach (var file in Schemas(root)) await CompareAsync(Path.GetRelativePath(root, file), isCore: false, file);
    }

    [SharedFact]
    public async Task SchemasOfAServerGiveTheSameFiles()
    {
        var (old, current) = (SharedFiles.PathOf("schemas/xnat-1.7"), SharedFiles.PathOf("schemas/xnat-1.8"));
        var plugins = SharedFiles.PathOf("schemas/extensions");

        await CompareAsync("xnat-1.7, core", isCore: true, old);
        await CompareAsync("xnat-1.8, core", isCore: true, current);
        await CompareAsync("xnat-1.8 and all plugins", isCore: false, current, plugins);
        await CompareAsync("xnat-1.8 and all plugins, core", isCore: true, current, plugins);
    }

    [SharedFact("cases/schemas")]
    public async Task SchemasThatWentWrongGiveTheSameFilesAndCompile()
    {
        foreach (var entry in Directory.GetFileSystemEntries(SharedFiles.PathOf("cases/schemas")).Order(StringComparer.Ordinal))
        {
            // What a compiler hands over of this one has lost letters: EncodingAgreementTests is about it.
            if (Path.GetFileName(entry) == "encoding-latin1.xsd") continue;
            var folder = await CompareAsync(Path.GetFileName(entry), isCore: false, entry);

            Assert.Empty(GeneratedProject.Diagnose(folder));
        }
    }

    /// <summary>Returns the folder with what the command wrote.</summary>
    private async Task<string> CompareAsync(string name, bool isCore, params string[] paths)
    {
        var folder = Path.Combine(output.Path, name.Replace('/', '_').Replace('\\', '_'));
        string[] arguments = ["schema", "emit", .. paths, "--output", folder, "--namespace", Namespace];
        var run = await ToolRun.OfAsync(isCore ? [.. arguments, "--all"] : arguments);
        var (files, diagnostics) = CompilerRun.Run(paths.SelectMany(Schemas), Namespace, isCore, Utf8);
        var said = Code().Matches(run.Output + run.Error).Select(match => match.Value).Order(StringComparer.Ordinal).ToArray();

        log.WriteLine($"{name,-60} {files.Count,4} files  "
            + string.Join(' ', said.GroupBy(code => code).Select(codes => $"{codes.Key}×{codes.Count()}")));
        Assert.Equal(diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal), said);
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), Written(folder));
        Assert.All(files, file => Assert.Equal(Utf8.GetBytes(file.Value), File.ReadAllBytes(Path.Combine(folder, file.Key))));
        return folder;
    }

    private static IEnumerable<string> Schemas(string path) => File.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Written(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
        : [];

    [GeneratedRegex("(?<=(info|warning|error) )XNT[0-9]{4}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
