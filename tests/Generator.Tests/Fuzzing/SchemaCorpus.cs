using System.Xml.Linq;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>
/// The schemas that mutants are made of: the repository's own always, real ones beside the repository where they are at hand.
/// </summary>
internal static class SchemaCorpus
{
    private static readonly Lazy<IReadOnlyList<CorpusFile>> Bundled = new(() => Load(Path.Combine(
        SharedFiles.RepositoryRoot(), "schemas")));

    private static readonly Lazy<IReadOnlyList<CorpusFile>> Everything = new(() =>
        SharedFiles.Root is { } root ? [.. Bundled.Value, .. Load(Path.Combine(root, "schemas"))] : Bundled.Value);

    /// <summary>The same on every machine, so that a seed means the same mutant everywhere.</summary>
    public static IReadOnlyList<CorpusFile> OfTheRepository => Bundled.Value;

    /// <summary>With the real schemas, where they are.</summary>
    public static IReadOnlyList<CorpusFile> All => Everything.Value;

    private static CorpusFile[] Load(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new CorpusFile(Path.GetFileName(path), XDocument.Load(path).Root!))];
}
