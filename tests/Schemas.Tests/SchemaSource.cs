using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schemas.Tests;

/// <summary>A set of schemas, read and bound together.</summary>
internal sealed class SchemaSource
{
    private SchemaSource(IEnumerable<SchemaInput> files)
    {
        Documents = files.Select(file => SchemaReader.Read(file, CancellationToken.None)).ToEquatable();
        Model = Binder.Bind(Documents, CancellationToken.None);
    }

    /// <summary>The schemas of this repository.</summary>
    public static SchemaSource Bundled { get; } = new(Inputs(BundledFolder));

    public static string BundledFolder => Path.Combine(SharedFiles.RepositoryRoot(), "schemas");

    public EquatableArray<SchemaDocument> Documents { get; }

    public DataModel Model { get; }

    public static SchemaSource OfFolder(string folder) => new(Inputs(folder));

    public static SchemaSource OfText(string text) => new([new SchemaInput("lab.xsd", text, "")]);

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Path below <c>schemas/</c>, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(BundledFolder, path).Replace('\\', '/');

    private static IEnumerable<SchemaInput> Inputs(string folder) =>
        Files(folder).Select(path => new SchemaInput(path, File.ReadAllText(path), ""));
}
