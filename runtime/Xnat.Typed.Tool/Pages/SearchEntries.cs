using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Tool.Pages;

/// <summary>
/// What the search of the pages looks through. A script and not a document: a page that is opened from a disk may load only those.
/// </summary>
internal static class SearchEntries
{
    private const string Name = "const xnatEntries = ";

    /// <summary>For each entry its name, its name in C#, the address of its place and its kind.</summary>
    public static byte[] Of(DescribedModel model)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Encoding.ASCII.GetBytes(Name));
        // The default encoder leaves nothing that ends a script, or a line of one.
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var type in model.Types)
            {
                Write(json, type.DataType, type.Class, type.Page, type.Kind);
                foreach (var member in type.Members)
                {
                    var place = $"{type.Page}#{Uri.EscapeDataString(member.Path)}";
                    Write(json, $"{type.DataType}/{member.Path}", member.Property, place, member.Kind);
                }
            }

            json.WriteEndArray();
        }

        buffer.Write(";\n"u8);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? code, string place, string kind)
    {
        json.WriteStartArray();
        json.WriteStringValue(name);
        json.WriteStringValue(code ?? "");
        json.WriteStringValue(place);
        json.WriteStringValue(kind);
        json.WriteEndArray();
    }
}
