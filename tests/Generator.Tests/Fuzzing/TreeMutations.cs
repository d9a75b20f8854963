using System.Xml.Linq;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Damage to what a schema says: its nodes, names and references.</summary>
internal static class TreeMutations
{
    public static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    private static readonly string[] Constructs =
    [
        "element", "attribute", "complexType", "simpleType", "sequence", "choice", "all", "group", "attributeGroup", "any", "anyAttribute",
        "simpleContent", "complexContent", "extension", "restriction", "enumeration", "annotation", "documentation", "appinfo", "import",
        "include", "redefine", "notation", "list", "union", "unknown",
    ];

    private static readonly string[] Attributes =
        [
            "name", "type", "base", "ref", "minOccurs", "maxOccurs", "use", "default", "fixed", "value", "abstract", "mixed",
            "substitutionGroup", "nillable", "form", "block", "final", "memberTypes", "itemType", "displayIdentifiers", "ID"
        ];

    private static readonly string[] Counts =
    [
        "0", "1", "2", "unbounded", "-1", "2147483647", "2147483648", "99999999999999999999", "", " 1 ", "1.5", "x"
    ];

    private static readonly string[] BuiltIns =
    [
        "string", "int", "integer", "long", "float", "double", "decimal", "boolean", "date", "time", "dateTime", "anyURI", "duration",
        "anyType", "anySimpleType", "QName", "NOTATION", "base64Binary", "IDREFS", "gYear", "nothing", "unsignedLong",
    ];

    private static readonly Action<XElement, Dice>[] All =
    [
        Rename, Rename, Rename, RenameLikeAnother, RenameLikeAnother, CaseTwin, Duplicate, Duplicate, Delete, Move, Swap, SwapAttributes,
        DeleteAttribute, Retarget, Retarget, RetargetBuiltIn, SetAttribute, SetAttribute, SetText,
        Document, Enumerate, Enumerate, Replace, Growth.Apply, Growth.Apply, Insert, Count, Count, ChangeTarget, ChangePrefix, Inline,
        SimplifyContent,
    ];

    public static void Apply(XElement root, Dice dice) => dice.Pick(All)(root, dice);

    public static XElement? Any(XElement root, Dice dice, Func<XElement, bool>? where = null)
    {
        var nodes = root.Descendants().Where(where ?? (_ => true)).ToArray();
        return nodes.Length == 0 ? null : dice.Pick(nodes);
    }

    private static XElement? Named(XElement root, Dice dice) => Any(root, dice, node => node.Attribute("name") is not null);

    private static string HostileName(Dice dice) => dice.OneIn(3) ? dice.Pick(HostileText.Anything) : HostileText.Word(dice);

    private static void Rename(XElement root, Dice dice) => Named(root, dice)?.SetAttributeValue("name", HostileName(dice));

    private static void RenameLikeAnother(XElement root, Dice dice)
    {
        if (Named(root, dice) is { } other)
            Named(root, dice)!.SetAttributeValue(
                "name",
                (string)other.Attribute("name")! + dice.Pick(["", "", "Element", "Value", "ElementType", "ValueType", "Data", "_", "-"]));
    }

    private static void CaseTwin(XElement root, Dice dice)
    {
        if (Named(root, dice) is not { } node) return;
        var name = (string)node.Attribute("name")!;
        var twin = new XElement(node);
        twin.SetAttributeValue("name", dice.OneIn(2) ? name.ToUpperInvariant() : name.ToLowerInvariant());
        node.AddAfterSelf(twin);
    }

    private static void Duplicate(XElement root, Dice dice)
    {
        if (Any(root, dice) is { } node) node.AddAfterSelf(new XElement(node));
    }

    private static void Delete(XElement root, Dice dice) => Any(root, dice)?.Remove();

    private static void Move(XElement root, Dice dice)
    {
        if (Any(root, dice) is not { } node || Any(root, dice) is not { } target || Size(node) > 400) return;
        var copy = new XElement(node);
        if (dice.OneIn(2) && !target.AncestorsAndSelf().Contains(node)) node.Remove();
        target.Add(copy);
    }

    private static void Swap(XElement root, Dice dice)
    {
        if (Any(root, dice) is not { } first || Any(root, dice) is not { } second || Size(first) + Size(second) > 800) return;
        if (first.AncestorsAndSelf().Contains(second) || second.AncestorsAndSelf().Contains(first)) return;
        var (one, two) = (new XElement(first), new XElement(second));
        first.ReplaceWith(two);
        second.ReplaceWith(one);
    }

    private static void SwapAttributes(XElement root, Dice dice)
    {
        var attributes = root.Descendants().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToArray();
        if (attributes.Length < 2) return;
        var (first, second) = (dice.Pick(attributes), dice.Pick(attributes));
        (first.Value, second.Value) = (second.Value, first.Value);
    }

    private static void DeleteAttribute(XElement root, Dice dice)
    {
        var attributes = root.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToArray();
        if (attributes.Length > 0) dice.Pick(attributes).Remove();
    }

    /// <summary>Points a reference to another global component, itself included: cycles of types, groups and elements.</summary>
    private static void Retarget(XElement root, Dice dice)
    {
        var node = Any(
            root,
            dice,
            element =>
                element.Attribute("type") is not null || element.Attribute("base") is not null || element.Attribute("ref") is not null);
        var names = root.Elements().Attributes("name").Select(name => name.Value).ToArray();
        if (node is null || names.Length == 0) return;
        var attribute = node.Attributes().First(candidate => candidate.Name.LocalName is "type" or "base" or "ref");
        var prefix = root.Attributes()
            .FirstOrDefault(declared =>
                declared.IsNamespaceDeclaration && declared.Value == (string?)root.Attribute("targetNamespace"))?.Name.LocalName;
        attribute.Value = (prefix is null || dice.OneIn(8) ? "" : prefix + ":") + dice.Pick(names);
    }

    private static void RetargetBuiltIn(XElement root, Dice dice)
    {
        var attributes = root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "type" or "base").ToArray();
        var prefix = root.GetPrefixOfNamespace(Xs);
        if (attributes.Length > 0) dice.Pick(attributes).Value = (prefix is null ? "" : prefix + ":") + dice.Pick(BuiltIns);
    }

    private static void SetAttribute(XElement root, Dice dice) =>
        (Any(root, dice) ?? root).SetAttributeValue(dice.Pick(Attributes), HostileName(dice));

    private static void SetText(XElement root, Dice dice) => (Any(root, dice) ?? root).Add(new XText(dice.Pick(HostileText.Anything)));

    private static void Document(XElement root, Dice dice) =>
        (Any(root, dice) ?? root).AddFirst(new XElement(
            Xs + "annotation",
            new XElement(
                Xs + "documentation",
                dice.Pick(HostileText.Anything) + dice.Pick(HostileText.Anything) + ". " + dice.Pick(HostileText.Anything))));

    private static void Enumerate(XElement root, Dice dice)
    {
        if (Any(root, dice, element => element.Name == Xs + "element" || element.Name == Xs + "attribute") is not { } node) return;
        var values = Enumerable.Range(0, dice.Between(1, 6))
            .Select(_ => new XElement(Xs + "enumeration", new XAttribute("value", HostileName(dice))));
        var type = new XElement(
            Xs + "simpleType",
            new XElement(Xs + "restriction", new XAttribute("base", (root.GetPrefixOfNamespace(Xs) ?? "xs") + ":string"), values));
        node.Attribute("type")?.Remove();
        node.Elements(Xs + "complexType").Remove();
        if (dice.OneIn(2))
        {
            node.Add(type);
            return;
        }

        type.SetAttributeValue("name", HostileName(dice));
        root.Add(type);
        node.SetAttributeValue(
            "type",
            (root.GetPrefixOfNamespace((string?)root.Attribute("targetNamespace") ?? "") is { } prefix ? prefix + ":" : "")
                + (string)type.Attribute("name")!);
    }

    private static void Replace(XElement root, Dice dice)
    {
        if (Any(root, dice) is { } node) node.Name = Xs + dice.Pick(Constructs);
    }

    private static void Insert(XElement root, Dice dice) =>
        (Any(root, dice) ?? root).Add(new XElement(
            Xs + dice.Pick(Constructs), new XAttribute(dice.Pick(["name", "ref", "type", "base", "value"]), HostileName(dice))));

    private static void Count(XElement root, Dice dice) =>
        Any(root, dice)?.SetAttributeValue(dice.OneIn(3) ? "minOccurs" : "maxOccurs", dice.Pick(Counts));

    private static void ChangeTarget(XElement root, Dice dice) =>
        root.SetAttributeValue("targetNamespace", dice.OneIn(3) ? null : dice.Pick(HostileText.Anything));

    private static void ChangePrefix(XElement root, Dice dice)
    {
        var target = (string?)root.Attribute("targetNamespace") ?? "";
        if (target.Length == 0) return;
        root
            .Attributes()
            .Where(attribute =>
                attribute.IsNamespaceDeclaration && attribute.Value == target && attribute.Name.Namespace == XNamespace.Xmlns)
            .Remove();
        var prefix = dice.Pick(HostileText.Prefixes);
        if (root.Attribute(XNamespace.Xmlns + prefix) is null) root.Add(new XAttribute(XNamespace.Xmlns + prefix, target));
    }

    /// <summary>Writes a named type in the place of a reference to it, as plugins do.</summary>
    private static void Inline(XElement root, Dice dice)
    {
        if (Any(root, dice, element => element.Name == Xs + "element") is not { } node) return;
        if (Any(root, dice, element => element.Name == Xs + "complexType" && element.Attribute("name") is not null) is not { } type
            || Size(type) > 200)
            return;
        var copy = new XElement(type);
        copy.Attribute("name")!.Remove();
        node.Attribute("type")?.Remove();
        node.Elements().Remove();
        node.Add(copy);
        if (dice.OneIn(2)) node.SetAttributeValue("maxOccurs", "unbounded");
    }

    private static void SimplifyContent(XElement root, Dice dice)
    {
        var node = Any(root, dice, element => element.Name == Xs + "complexContent" || element.Name == Xs + "sequence");
        if (node is null) return;
        node.ReplaceWith(new XElement(
            Xs + "simpleContent",
            new XElement(
                Xs + dice.Pick(["extension", "restriction"]),
                new XAttribute("base", "xs:" + dice.Pick(BuiltIns)),
                node.Descendants(Xs + "attribute"))));
    }

    public static int Size(XElement node) => node.DescendantsAndSelf().Take(1000).Count();
}
