using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Reads what the result of a search says of its columns: <c>{"key":"subject_id","header":"Subject",…}</c>.</summary>
internal sealed class ColumnDescriptions
{
    private string? property;
    private string? key;
    private string? header;

    /// <summary>Takes one token of the list, at the depth of the descriptions or of their properties.</summary>
    public void Read(ref Utf8JsonReader reader, TableColumns columns)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                (property, key, header) = (null, null, null);
                break;
            case JsonTokenType.PropertyName:
                property = reader.ValueTextEquals("key"u8) ? "key" : reader.ValueTextEquals("header"u8) ? "header" : null;
                break;
            case JsonTokenType.String when property == "key":
                key = reader.GetString();
                break;
            case JsonTokenType.String when property == "header":
                header = reader.GetString();
                break;
            case JsonTokenType.EndObject when key is not null && header is not null:
                columns.Describe(key, header);
                break;
        }
    }
}
