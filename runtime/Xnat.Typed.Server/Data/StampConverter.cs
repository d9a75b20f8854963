using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Data;

/// <summary>
/// A <see cref="Stamp"/> of a row in few letters, since each row has one: <c>{"t":ticks,"u":login,"e":event}</c>, the time in UTC.
/// </summary>
internal sealed class StampConverter : JsonConverter<Stamp>
{
    public override Stamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (ticks, user, number) = ((long?)null, (string?)null, (long?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "t") ticks = reader.GetInt64();
            else if (name == "u") user = reader.GetString();
            else if (name == "e") number = reader.GetInt64();
            else reader.Skip();
        }

        // There are few logins and many rows.
        return ticks is { } time && user is not null && number is { } happened
            ? new(new(time, TimeSpan.Zero), string.Intern(user), happened)
            : throw new JsonException("A stamp lacks its time, user or event.");
    }

    public override void Write(Utf8JsonWriter writer, Stamp value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("t", value.Time.UtcTicks);
        writer.WriteString("u", value.User);
        writer.WriteNumber("e", value.Event);
        writer.WriteEndObject();
    }
}
