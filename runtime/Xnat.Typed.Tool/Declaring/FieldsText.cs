using System.Text.Encodings.Web;
using System.Text.Json;
using Xnat.Typed.Schema.Fields;

namespace Xnat.Typed.Tool.Declaring;

/// <summary>Writes what a project declares as a file that is committed: always alike, and what is not said is left out.</summary>
internal static class FieldsText
{
    // Names are shown as they are; the file is no part of a web page.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] ToBytes(FieldsDocument document, Uri server)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("format");
            json.WriteRawValue(FieldsDocument.Format);
            json.WriteString("server", server.AbsoluteUri);
            json.WriteString("project", document.Project);
            WriteList(json, "dataTypes", document.Types, Write);
            json.WriteEndObject();
        }

        content.WriteByte((byte)'\n');
        return content.ToArray();
    }

    private static void Write(Utf8JsonWriter json, TypeDeclaration type)
    {
        json.WriteString("dataType", type.DataType);
        WriteList(json, "groups", type.Groups, Write);
        WriteList(json, "forms", type.Forms, Write);
    }

    private static void Write(Utf8JsonWriter json, GroupDeclaration group)
    {
        json.WriteString("id", group.Id);
        WriteText(json, "description", group.Description);
        WriteFlag(json, "projectSpecific", group.IsProjectSpecific);
        WriteList(json, "variables", group.Variables, Write);
    }

    private static void Write(Utf8JsonWriter json, FormDeclaration form)
    {
        json.WriteString("id", form.Id);
        WriteText(json, "title", form.Title);
        WriteList(json, "fields", form.Fields, Write);
    }

    private static void Write(Utf8JsonWriter json, FieldDeclaration field)
    {
        json.WriteString("name", field.Name);
        WriteText(json, "label", field.Label);
        json.WriteString("kind", FieldKinds.WordOf(field.Kind));
        WriteText(json, "component", field.Component);
        WriteFlag(json, "required", field.IsRequired);
        WriteFlag(json, "conditional", field.IsConditional);
        WriteFlag(json, "multiple", field.IsMultiple);
        foreach (var limit in field.Limits)
        {
            json.WritePropertyName(limit.Word);
            json.WriteRawValue(limit.Number);
        }

        WriteText(json, "pattern", field.Pattern);
        if (field.Values.Count == 0) return;
        json.WriteStartArray("values");
        foreach (var value in field.Values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, text);
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool isSet)
    {
        if (isSet) json.WriteBoolean(name, true);
    }
}
