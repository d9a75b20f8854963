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

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true
    };

    /// <summary>The past, if superseded versions are to be shown beside each item.</summary>
    public ItemHistory? History { get; init; }

    /// <summary>Whether each item lists the names of its fields.</summary>
    public bool HasHeaders { get; init; }

    public byte[] Document(Row row) => Render(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        Write(writer, row, 0);
        WriteVersions(writer, row);
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
        WriteMeta(writer, row.Type.XsiType, row.Created.Event, row.Modified, null);
        if (HasHeaders) WriteHeaders(writer, ItemFields.Of(row).Select(field => field.Key));
        WriteFields(writer, row);
        writer.WriteEndObject();
    }

    private void WriteVersions(Utf8JsonWriter writer, Row row)
    {
        foreach (var version in History?.Of(row) ?? [])
        {
            writer.WriteStartObject();
            writer.WriteStartArray("children");
            writer.WriteEndArray();
            WriteMeta(writer, version.XsiType, row.Created.Event, version.Since, version.Until);
            if (HasHeaders) WriteHeaders(writer, version.Values.Keys);
            writer.WriteStartObject("data_fields");
            foreach (var (path, value) in version.Values) WriteValue(
                writer, path, value, row.Type.Fields.GetValueOrDefault(path)?.Value?.Kind ?? SimpleKind.String);
            WriteKeys(writer, row);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteHeaders(Utf8JsonWriter writer, IEnumerable<string> names)
    {
        writer.WriteStartArray("headers");
        foreach (var name in names) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }

    private void WriteChild(Utf8JsonWriter writer, string path, IReadOnlyList<Row> rows, int level)
    {
        writer.WriteStartObject();
        writer.WriteString("field", path);
        writer.WriteStartArray("items");
        foreach (var child in rows)
        {
            Write(writer, child, level + 1);
            WriteVersions(writer, child);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Only what has been replaced has an end and an event that ended it.</summary>
    private static void WriteMeta(Utf8JsonWriter writer, string xsiType, long created, Stamp since, Stamp? until)
    {
        writer.WriteStartObject("meta");
        writer.WriteNumber("create_event_id", created);
        if (until is not null) writer.WriteNumber("modified_event_id", until.Event);
        writer.WriteString("xsi:type", xsiType);
        writer.WriteBoolean("isHistory", until is not null);
        writer.WriteString("start_date", Formats.JavaDate(since.Time));
        if (until is not null) writer.WriteString("end_date", Formats.JavaDate(until.Time));
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
    /// Every row shows its key, and a type built by extension shows the inherited one a second time in lower case, because XNAT joins the
    /// tables of both levels: <c>ID</c> and <c>id</c>, <c>xnat_imageScanData_id</c> and <c>xnat_imagescandata_id</c>.
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
            case SimpleKind.ULong:
                writer.WriteNumber(path, ulong.Parse(value, CultureInfo.InvariantCulture));
                return;
            case SimpleKind.Double or SimpleKind.Decimal
                when double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
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
