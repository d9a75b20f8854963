using System.Text.Json;
using System.Text.Json.Serialization;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Persistence;

/// <summary>How objects and catalogs are written: the types themselves say it.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(CatalogEntry))]
internal sealed partial class KeptJson : JsonSerializerContext
{
    /// <summary>For a server with these types.</summary>
    public static KeptJson For(TypeCatalog types) => new(new JsonSerializerOptions
    {
        Converters = { new TypeNameConverter(types) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
