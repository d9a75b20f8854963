using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads the <c>Rename</c> metadata of a schema item: <c>lab:petData/data-type=DataTypeName, lab:b=Bee</c>.</summary>
/// <remarks>
/// Commas, since the file by which the build tells the compiler of metadata takes a semicolon for the start of a comment.
/// </remarks>
internal static class RenameList
{
    public static EquatableArray<Rename> Read(SchemaInput input) => Split(input).ToEquatable();

    private static IEnumerable<Rename> Split(SchemaInput input) =>
        input.Renames.Split(',').Select(entry => entry.Trim()).Where(entry => entry.Length > 0).Select(entry => Parse(entry, input.Path));

    private static Rename Parse(string entry, string schema)
    {
        var equals = entry.LastIndexOf('=');
        return equals < 0
            ? new Rename(entry, "", schema)
            : new Rename(entry.Substring(0, equals).Trim(), entry.Substring(equals + 1).Trim(), schema);
    }
}
