using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Server.Types;

/// <summary>Reads the data types out of the schemas that a server hands out.</summary>
internal static class TypeCatalogLoader
{
    public static TypeCatalog Load(SchemaLibrary library) => library.Bundled?.Types ?? Bind(library.Files);

    public static TypeCatalog Bind(IEnumerable<SchemaFile> files)
    {
        var documents = files.Select(file => SchemaReader.Read(new SchemaInput(file.Path, file.Text, ""), CancellationToken.None))
            .ToEquatable();
        return new TypeCatalog(Binder.Bind(documents, CancellationToken.None));
    }
}
