using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Server.Types;

/// <summary>Reads the data types out of the schemas that a server hands out.</summary>
internal static class TypeCatalogLoader
{
    /// <summary>The bundled schemas are read once per process: what comes of them never changes.</summary>
    private static readonly Lazy<TypeCatalog> Bundled = new(() => Bind(SchemaLibrary.Load([])));

    public static TypeCatalog Load(SchemaLibrary library, bool isBundled) => isBundled ? Bundled.Value : Bind(library);

    private static TypeCatalog Bind(SchemaLibrary library)
    {
        var documents = library.Files.Select(file => SchemaReader.Read(new SchemaInput(file.Path, file.Text, ""), CancellationToken.None))
            .ToEquatable();
        return new TypeCatalog(Binder.Bind(documents, CancellationToken.None));
    }
}
