using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>Writes items as XNAT's JSON: children by element path, meta, and one flat object of fields.</summary>
internal sealed class ItemJson(ItemChildren children)
{
    private const int DeepestLevel = 24;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public byte[] Document(Row row) => Render(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        Write(writer, row, 0);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static byte[] Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter writer, Row row, int level)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("children");
        if (level < DeepestLevel)
            foreach (var (path, rows) in children.Of(row)) WriteChild(writer, path, rows, level);
        writer.WriteEndArray();
        WriteMeta(writer, row);
        WriteFields(writer, row);
        writer.WriteEndObject();
    }

    private void WriteChild(Utf8JsonWriter writer, string path, IReadOnlyList<Row> rows, int level)
    {
        writer.WriteStartObject();
        writer.WriteString("field", path);
        writer.WriteStartArray("items");
        foreach (var child in rows) Write(writer, child, level + 1);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartObject("meta");
        writer.WriteNumber("create_event_id", row.Created.Event);
        writer.WriteString("xsi:type", row.Type.XsiType);
        writer.WriteBoolean("isHistory", false);
        writer.WriteString("start_date", Formats.JavaDate(row.Modified.Time));
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartObject("data_fields");
        foreach (var (path, value) in ItemFields.Of(row))
            WriteValue(writer, path, value, row.Type.Fields.GetValueOrDefault(path)?.Value?.Kind ?? SimpleKind.String);
        WriteKeys(writer, row);
        writer.WriteEndObject();
    }

    /// <summary>
    /// Every row shows its key, and a type built by extension shows the inherited one a second time in lower case, because XNAT joins the tables of
    /// both levels: <c>ID</c> and <c>id</c>, <c>xnat_imageScanData_id</c> and <c>xnat_imagescandata_id</c>.
    /// </summary>
    private static void WriteKeys(Utf8JsonWriter writer, Row row)
    {
        var isExtension = row.Type.Base is not null;
#pragma warning disable CA1308 // The twin is the lower-case spelling.
        var twin = row.Type.KeyName.ToLowerInvariant();
#pragma warning restore CA1308
        if (row.Type.IsAccessioned)
        {
            if (isExtension) writer.WriteString(twin, row.Id);
            return;
        }

        if (row.Parent is null) return;
        writer.WriteNumber(row.Type.KeyName, row.Number);
        if (isExtension) writer.WriteNumber(twin, row.Number);
    }

    private static void WriteValue(Utf8JsonWriter writer, string path, string value, SimpleKind kind)
    {
        switch (kind)
        {
            case SimpleKind.Int or SimpleKind.Long:
                writer.WriteNumber(path, long.Parse(value, CultureInfo.InvariantCulture));
                return;
            case SimpleKind.Double or SimpleKind.Decimal when double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                writer.WritePropertyName(path);
                writer.WriteRawValue(Formats.JavaDouble(value), skipInputValidation: true);
                return;
            case SimpleKind.Time:
                // Items show whole seconds; tables show the fraction.
                writer.WriteString(path, value.Split('.')[0]);
                return;
            case SimpleKind.DateTime:
                writer.WriteString(path, value.Contains('.', StringComparison.Ordinal) ? value : value + ".0");
                return;
            default:
                writer.WriteString(path, value);
                return;
        }
    }
}
