using System.Xml.Linq;

namespace Xnat.Typed.Server.Types;

/// <summary>
/// The schemas that come with the server, as a version of XNAT has them. They are read once per process: what comes of them never
/// changes.
/// </summary>
internal sealed class BundledSchemas
{
    private const string ResourcePrefix = "schemas/";
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    /// <summary>From here on what can have fields of forms has an element for them, and there is a type for it.</summary>
    private static readonly Version WithCustomFields = new(1, 8);

    private static readonly BundledSchemas Current = new(static file => file);
    private static readonly BundledSchemas Earlier = new(WithoutCustomFields);

    private readonly Lazy<IReadOnlyList<SchemaFile>> files;
    private readonly Lazy<TypeCatalog> types;

    private BundledSchemas(Func<SchemaFile, SchemaFile> adapt)
    {
        files = new(() => [.. SchemaMerger.Merge(Read()).Select(file => adapt(file) with { IsBundled = true })]);
        types = new(() => TypeCatalogLoader.Bind(Files));
    }

    public IReadOnlyList<SchemaFile> Files => files.Value;

    public TypeCatalog Types => types.Value;

    public static BundledSchemas Of(Version version) => version < WithCustomFields ? Earlier : Current;

    private static SchemaFile WithoutCustomFields(SchemaFile file)
    {
        if (!file.Text.Contains("jsonb", StringComparison.Ordinal)) return file;
        var document = XDocument.Parse(file.Text, LoadOptions.PreserveWhitespace);
        document.Descendants(Xs + "element").Where(static element => (string?)element.Attribute("type") == "xdat:jsonb").Remove();
        document.Descendants(Xs + "simpleType").Where(static type => (string?)type.Attribute("name") == "jsonb").Remove();
        return file with { Text = SchemaMerger.Write(document) };
    }

    private static IEnumerable<SchemaFile> Read()
    {
        var assembly = typeof(BundledSchemas).Assembly;
        foreach (var name in assembly
            .GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return SchemaFile.At(name[ResourcePrefix.Length..], reader.ReadToEnd());
        }
    }
}
