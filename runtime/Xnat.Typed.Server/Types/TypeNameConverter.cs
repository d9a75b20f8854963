using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Types;

/// <summary>A type is written as its name, and read among the types of a server.</summary>
/// <param name="types">The types of the server; <see langword="null"/> reads nothing.</param>
internal sealed class TypeNameConverter(TypeCatalog? types) : JsonConverter<TypeEntry>
{
    /// <summary>For the attribute of the type, which knows no server. Whoever reads gives the converter with the options.</summary>
    public TypeNameConverter()
        : this(null)
    {
    }

    /// <exception cref="InvalidDataException">The server does not have the type.</exception>
    public override TypeEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.GetString();
        return types?.Find(name) ?? throw new InvalidDataException(
            $"The data folder holds objects of the type {name}, which the schemas of this server do not have. "
            + "Start it with the schemas that it was filled with; nothing has been changed.");
    }

    public override void Write(
        Utf8JsonWriter writer,
        TypeEntry value,
        JsonSerializerOptions options) => writer.WriteStringValue(value.XsiType);
}
