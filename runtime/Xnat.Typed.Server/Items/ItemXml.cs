using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Items;

/// <summary>Writes items as XML documents, in the order of the schema.</summary>
/// <param name="store">The data.</param>
/// <param name="access">Who asks: what that user may not read is left out.</param>
/// <param name="siteUrl">Start of absolute addresses.</param>
/// <param name="concealsHiddenFields">Whether comments with the numbers of rows are left out.</param>
internal sealed class ItemXml(Store store, Access access, string siteUrl, bool concealsHiddenFields)
{
    private const string Xsi = XmlSchema.InstanceNamespace;

    private readonly ItemChildren children = new(store, access);

    public byte[] Document(Row row)
    {
        var buffer = new MemoryStream();
        buffer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            Encoding = new UTF8Encoding(false),
            NewLineChars = "\n"
        };
        using (var writer = XmlWriter.Create(buffer, settings))
        {
            var name = row.Type.Source.Name;
            writer.WriteStartElement(name.Prefix, row.Type.Source.RootElement ?? name.LocalName, name.Namespace);
            foreach (var (prefix, uri) in Namespaces().Where(pair => pair.Prefix != name.Prefix)) writer.WriteAttributeString(
                "xmlns", prefix, null, uri);
            writer.WriteAttributeString(
                "xsi", "schemaLocation", Xsi, $"{name.Namespace} {siteUrl}/schemas/{name.Prefix}/{name.Prefix}.xsd");
            WriteContent(writer, row, 0);
            writer.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private IEnumerable<(string Prefix, string Uri)> Namespaces() =>
        store.Types.Named.Select(type => (type.Source.Name.Prefix, type.Source.Name.Namespace))
            .Distinct()
            .DistinctBy(pair => pair.Prefix)
            .Append(("xsi", Xsi));

    private void WriteContent(XmlWriter writer, Row row, int level)
    {
        var values = ItemFields.Of(row).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var member in row.Type.Members.Where(member => member.Origin == MemberOrigin.Attribute))
            WriteAttribute(writer, member, values);
        if (!concealsHiddenFields && !row.Type.IsAccessioned)
            writer.WriteComment(string.Create(
                CultureInfo.InvariantCulture, $"hidden_fields[{row.Type.KeyName}=\"{row.Number}\"{OwnerKey(row)}]"));
        // Behind the comment: pyxnat takes every second text of a row's element, counting the blanks in front of the comment.
        var text = row.Type.Members.FirstOrDefault(member => member.Origin == MemberOrigin.Text && member.Kind == MemberKind.Value);
        if (text is not null && values.TryGetValue(text.Path, out var content)) writer.WriteString(content);
        // Base types first, each with the namespace that declares its elements.
        foreach (var type in Chain(row.Type))
            foreach (var member in type.Source.Members.Where(member => member.Origin == MemberOrigin.Element))
                WriteMember(writer, row, member, "", type.Source.Name, values, level);
    }

    /// <summary>The column that leads back to the owner: element path, table, and as much of its key as a column name holds.</summary>
    private static string OwnerKey(Row row)
    {
        if (row.Parent is not { } owner || row.ParentPath is null) return "";
        var column = $"{row.ParentPath.Replace('/', '_')}_{owner.Type.Root.XsiType.Replace(':', '_')}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $",{column[..Math.Min(column.Length, 31)]}_id=\"{(owner.Type.IsAccessioned ? owner.Id : owner.Number)}\"");
    }

    private static IEnumerable<TypeEntry> Chain(TypeEntry type) => type.Base is null ? [type] : Chain(type.Base).Append(type);

    private void WriteMember(
        XmlWriter writer,
        Row row,
        Member member,
        string group,
        DataTypeName owner,
        Dictionary<string, string> values,
        int level)
    {
        switch (member.Kind)
        {
            case MemberKind.Value or MemberKind.Raw:
                if (values.TryGetValue(member.Path, out var value))
                    writer.WriteElementString(owner.Prefix, Local(member, group), owner.Namespace, Form(member, value));
                break;
            case MemberKind.Group:
                WriteGroup(writer, row, member, owner, values, level);
                break;
            default:
                WriteRows(writer, row, member, group, owner, level);
                break;
        }
    }

    private void WriteGroup(XmlWriter writer, Row row, Member group, DataTypeName owner, Dictionary<string, string> values, int level)
    {
        var prefix = group.Path + "/";
        var hasValues = values.Keys.Any(path => path == group.Path || path.StartsWith(prefix, StringComparison.Ordinal));
        var hasRows = children.Of(row).Any(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal));
        if (!hasValues && !hasRows) return;
        writer.WriteStartElement(owner.Prefix, group.Path[(group.Path.LastIndexOf('/') + 1)..], owner.Namespace);
        foreach (var member in group.Members.Where(member => member.Origin == MemberOrigin.Attribute))
            WriteAttribute(writer, member, values);
        foreach (var member in group.Members.Where(member => member.Origin == MemberOrigin.Text))
            if (values.TryGetValue(member.Path, out var text)) writer.WriteString(text);
        foreach (var member in group.Members.Where(member => member.Origin == MemberOrigin.Element))
            WriteMember(writer, row, member, prefix, owner, values, level);
        writer.WriteEndElement();
    }

    private void WriteRows(XmlWriter writer, Row row, Member member, string group, DataTypeName owner, int level)
    {
        var rows = children.Of(row, member.Path);
        if (rows.Count == 0 || level > 24) return;
        // "scans/scan" is the wrapper and the repeated element.
        var names = member.Path[group.Length..].Split('/');
        foreach (var wrapper in names.SkipLast(1)) writer.WriteStartElement(owner.Prefix, wrapper, owner.Namespace);
        foreach (var child in rows)
        {
            writer.WriteStartElement(owner.Prefix, names[^1], owner.Namespace);
            if (member.Target is not null && child.Type.XsiType != member.Target.XsiType)
                writer.WriteAttributeString("xsi", "type", Xsi, child.Type.XsiType);
            WriteContent(writer, child, level + 1);
            writer.WriteEndElement();
        }

        foreach (var _ in names.SkipLast(1)) writer.WriteEndElement();
    }

    private static void WriteAttribute(XmlWriter writer, Member member, Dictionary<string, string> values)
    {
        if (values.TryGetValue(member.Path, out var value))
            writer.WriteAttributeString(member.Path[(member.Path.LastIndexOf('/') + 1)..], Form(member, value));
    }

    private static string Local(Member member, string group) => member.Path[group.Length..];

    private static string Form(Member member, string value) => member.Value?.Kind switch
    {
        SimpleKind.Double => Formats.JavaDouble(value),
        // Documents have the T between date and time, also where the value came with a blank.
        SimpleKind.DateTime => value.Replace(' ', 'T'),
        _ => value,
    };
}
