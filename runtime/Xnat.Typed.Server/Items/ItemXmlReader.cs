using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.Schema;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Items;

/// <summary>
/// Merges an XML document into a row. XNAT checks field names only, never the structure;
/// what the document leaves out stays, unless deletion is allowed.
/// </summary>
internal sealed partial class ItemXmlReader(Store store, string user, bool allowsDeletion)
{
    private const string Xsi = XmlSchema.InstanceNamespace;

    public void Apply(Row row, XElement element)
    {
        var seen = new Seen();
        Walk(row, element, "", seen);
        if (row.Type.Members.FirstOrDefault(member => member.Origin == MemberOrigin.Text && member.Kind == MemberKind.Value) is { } text
            && Text(element) is { Length: > 0 } content)
            Put(row, text, content, seen);
        if (allowsDeletion) Prune(row, seen);
        row.Modified = store.NextStamp(user);
    }

    private void Walk(Row row, XElement element, string prefix, Seen seen)
    {
        foreach (var attribute in element.Attributes().Where(attribute =>
            !attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName != Xsi))
            if (row.Type.Fields.TryGetValue(prefix + attribute.Name.LocalName, out var member) && member.Kind == MemberKind.Value)
                Put(row, member, attribute.Value, seen);
        foreach (var child in element.Elements()) Element(row, child, prefix + child.Name.LocalName, seen);
    }

    private void Element(Row row, XElement element, string path, Seen seen)
    {
        if (!row.Type.Fields.TryGetValue(path, out var member))
        {
            // A group, or the wrapper around a list.
            Walk(row, element, path + "/", seen);
            return;
        }

        switch (member.Kind)
        {
            case MemberKind.Value or MemberKind.Raw:
                if (!element.HasElements && (element.Value.Length > 0 || !element.HasAttributes)) Put(row, member, element.Value, seen);
                Walk(row, element, path + "/", seen);
                break;
            // These are objects of their own in the archive: a document shows them, but they are stored through their own addresses.
            case MemberKind.ReferenceList when member.Path is "experiments/experiment" or "assessors/assessor":
                break;
            default:
                var child = Match(row, member, element, seen.Of(row, member));
                seen.Add(member, child);
                Apply(child, element);
                break;
        }
    }

    private static void Put(Row row, Member member, string value, Seen seen)
    {
        seen.Paths.Add(member.Path);
        // What the address decides is set by whoever read the address, and statistics are counted.
        if (row.Type.IsAccessioned && member.Path is ("ID" or "project" or "label" or "subject_ID" or "imageSession_ID")) return;
        if (member.Path is "file_count" or "file_size" && row.Type.Is("xnat:abstractResource")) return;
        row.Put(member.Path, member.Value is null ? value : FieldValue.Normalise(row.Type, member, value));
    }

    /// <summary>The stored row that an element means: by its identifier where the type has one, otherwise by position.</summary>
    private Row Match(Row row, Member member, XElement element, MatchingRows free)
    {
        var declared = store.Types.RowType(row.Type, member);
        var type = store.Types.FindNamedIn(element) ?? declared;
        // A document that came from here names its rows in comments.
        if (HiddenKey(element) is { } hidden && free.OfNumber(hidden) is { } numbered) return numbered;
        var key = Keys(type).FirstOrDefault(name => type.Fields.ContainsKey(name) && element.Attribute(name) is not null);
        var known = key is null ? free.First() : free.OfKey(key, element.Attribute(key)!.Value);
        if (known is not null && (known.Type.Is(type.XsiType) || type.Is(known.Type.XsiType))) return known;
        if (member.Kind == MemberKind.Reference && known is not null) row.Detach(known);
        return row.Attach(member, store.NewRow(store.Types.Concrete(type), user));
    }

    private static long? HiddenKey(XElement element)
    {
        var comment = element
            .Nodes()
            .OfType<XComment>()
            .Select(node => HiddenFields().Match(node.Value))
            .FirstOrDefault(match => match.Success);
        return comment is not null
            && long.TryParse(
                comment.Groups["number"].Value,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number)
            ? number
            : null;
    }

    private static IEnumerable<string> Keys(Types.TypeEntry type) => [.. type.Source.DisplayIdentifiers, "ID", "name", "label", "project"];

    private static string Text(XElement element) => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)).Trim();

    private static void Prune(Row row, Seen seen)
    {
        foreach (var child in row.Children
            .SelectMany(pair => pair.Value)
            .Where(child => !seen.Rows.Contains(child) && !child.Type.Is("xnat:abstractResource") && child.ParentPath != "sharing/share")
            .ToList())
            row.Detach(child);
        var protectedPaths = new[] { "ID", "project", "label", "subject_ID", "imageSession_ID", "image_session_ID" };
        foreach (var path in row.Values.Keys.Where(path => !seen.Paths.Contains(path) && !protectedPaths.Contains(path)).ToList())
            row.Put(path, null);
    }

    [GeneratedRegex("^hidden_fields\\[[A-Za-z0-9_]+=\"(?<number>[0-9]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex HiddenFields();

    private sealed class Seen
    {
        public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

        public HashSet<Row> Rows { get; } = [];

        private Dictionary<string, MatchingRows> Free { get; } = new(StringComparer.Ordinal);

        public MatchingRows Of(Row row, Member member)
        {
            if (!Free.TryGetValue(member.Path, out var rows)) Free[member.Path] = rows = new(row.Rows(member.Path));
            return rows;
        }

        public void Add(Member member, Row row)
        {
            Rows.Add(row);
            Free[member.Path].Take(row);
        }
    }
}
