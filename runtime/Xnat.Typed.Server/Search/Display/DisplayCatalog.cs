using System.Collections.Concurrent;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>
/// The display fields of all data types. A real site keeps display documents for them; here they follow from the schemas: the
/// fields of the level, and for every simple field of the type one whose id is its path in capitals.
/// </summary>
internal sealed class DisplayCatalog(TypeCatalog types)
{
    private readonly ConcurrentDictionary<TypeEntry, DisplayFields> known = new();

    public TypeCatalog Types { get; } = types;

    /// <summary>
    /// The data types whose objects have an address of their own. A type that others extend
    /// and that no document has for its root is their base only.
    /// </summary>
    public IEnumerable<TypeEntry> Elements
    {
        get
        {
            var bases = Types.Named.Select(type => type.Base).OfType<TypeEntry>().ToHashSet();
            return Types.Named.Where(type =>
                !type.Source.IsAbstract
                && DisplayLevel.Of(type) is not null
                && (type.Source.RootElement is not null || !bases.Contains(type)));
        }
    }

    public DisplayFields Of(TypeEntry type) => known.GetOrAdd(type, Build);

    private DisplayFields Build(TypeEntry type)
    {
        var level = DisplayLevel.Of(type);
        var fields = level?.Fields(Types).Select(field => ExperimentDisplay.Linked(field, type)).ToList() ?? [];
        fields.AddRange(CommonDisplay.Parameterised(type));
        var shown = fields.Where(field => !field.RequiresValue).Select(field => field.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Where the id is the path as it stands, the field of the level comes first: xnatpy
        // asks for xnat:mrSessionData/ID and reads session_id.
        fields.AddRange(type.Fields.Values
            .Where(member => member.Kind == MemberKind.Value && !(shown.Contains(member.Path) && IdOf(member.Path) == member.Path))
            .Select(Simple));
        return new DisplayFields(type, fields, level?.Listing ?? []);
    }

    private static DisplayField Simple(Member member) => DisplayField.Of(IdOf(member.Path), member.Path, member.Path, member.Value!.Kind);

    private static string IdOf(string path) => path.Replace('/', '_').Replace('-', '_').ToUpperInvariant();
}
