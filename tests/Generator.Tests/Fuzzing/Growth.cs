using System.Globalization;
using System.Xml.Linq;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Little text that means much: deep nesting, long chains, groups that multiply, cycles.</summary>
internal static class Growth
{
    private static readonly XNamespace Xs = TreeMutations.Xs;

    private static readonly Action<XElement, Dice>[] All =
    [
        Wrap, Wrap, Multiply, Multiply, ChainBases, ChainGroups, ChainAttributeGroups, ChainSimpleTypes
    ];

    public static void Apply(XElement root, Dice dice) => dice.Pick(All)(root, dice);

    private static void Wrap(XElement root, Dice dice)
    {
        if (TreeMutations.Any(root, dice) is not { } node || TreeMutations.Size(node) > 400) return;
        var wrapped = new XElement(node);
        var shape = dice.Below(4);
        for (var depth = dice.OneIn(10) ? 2000 : dice.Between(1, 40); depth > 0; depth--)
        {
            wrapped = shape switch
            {
                0 => new XElement(Xs + "sequence", wrapped),
                1 =>
                    new XElement(
                        Xs + "element",
                        new XAttribute("name", "a"),
                        new XElement(Xs + "complexType", new XElement(Xs + "sequence", wrapped))),
                2 => new XElement(Xs + "simpleType", new XElement(Xs + "restriction", wrapped)),
                _ =>
                    new XElement(
                        Xs + "element",
                        new XAttribute("name", "b"),
                        new XAttribute("maxOccurs", "unbounded"),
                        new XElement(Xs + "complexType", new XElement(Xs + "sequence", wrapped))),
            };
        }

        node.ReplaceWith(wrapped);
    }

    private static void Multiply(XElement root, Dice dice)
    {
        if (TreeMutations.Any(root, dice, element => element.Attribute("name") is not null) is not { } node
            || TreeMutations.Size(node) > 30)
            return;
        for (var number = dice.Between(1, 300); number > 0; number--)
        {
            var copy = new XElement(node);
            if (dice.OneIn(2)) copy.SetAttributeValue("name", "n" + number);
            node.AddAfterSelf(copy);
        }
    }

    private static void ChainBases(XElement root, Dice dice)
    {
        var count = Length(dice);
        for (var number = 0; number < count; number++)
            root.Add(Type(
                "chain" + Text(number),
                new XElement(
                    Xs + "complexContent",
                    new XElement(
                        Xs + dice.Pick(["extension", "extension", "restriction"]),
                        new XAttribute("base", Own(root) + "chain" + Text((number + 1) % count)),
                        Elements(dice)))));
        if (dice.OneIn(2)) root.Add(Type("chain" + Text(count - 1) + "x", Elements(dice)));
    }

    /// <summary>Each group holds the next one several times: what is written in kilobytes has more members than there are atoms.</summary>
    private static void ChainGroups(XElement root, Dice dice)
    {
        var (count, fan) = (Length(dice), dice.Between(1, 8));
        for (var number = 0; number < count; number++)
        {
            var references = Enumerable.Range(0, fan).Select(_ => Reference(root, "group", number + 1, count, dice));
            root.Add(new XElement(
                Xs + "group", new XAttribute("name", "g" + Text(number)), new XElement(Xs + "sequence", references, Elements(dice))));
        }

        root.Add(Type("grouped", new XElement(Xs + "sequence", new XElement(Xs + "group", new XAttribute("ref", Own(root) + "g0")))));
    }

    private static XElement Reference(XElement root, string kind, int number, int count, Dice dice)
    {
        var reference = new XElement(Xs + kind, new XAttribute("ref", Own(root) + "g" + Text(dice.OneIn(20) ? number % count : number)));
        return dice.OneIn(3)
            ? new XElement(
                Xs + "element",
                new XAttribute("name", "e" + Text(dice.Below(10))),
                new XElement(Xs + "complexType", new XElement(Xs + "sequence", reference)))
            : reference;
    }

    private static void ChainAttributeGroups(XElement root, Dice dice)
    {
        var (count, fan) = (Length(dice), dice.Between(1, 8));
        for (var number = 0; number < count; number++)
            root.Add(new XElement(Xs + "attributeGroup", new XAttribute("name", "g" + Text(number)),
                Enumerable.Range(0, fan)
                    .Select(_ => new XElement(Xs + "attributeGroup", new XAttribute("ref", Own(root) + "g" + Text(number + 1)))),
                new XElement(Xs + "attribute", new XAttribute("name", "a" + Text(number)))));
        root.Add(Type("grouped", new XElement(Xs + "attributeGroup", new XAttribute("ref", Own(root) + "g0"))));
    }

    private static void ChainSimpleTypes(XElement root, Dice dice)
    {
        var count = Length(dice);
        for (var number = 0; number < count; number++)
            root.Add(new XElement(
                Xs + "simpleType",
                new XAttribute("name", "s" + Text(number)),
                new XElement(Xs + "restriction", new XAttribute("base", Own(root) + "s" + Text((number + 1) % count)))));
        root.Add(Type("simple", new XElement(Xs + "attribute", new XAttribute("name", "a"), new XAttribute("type", Own(root) + "s0"))));
    }

    private static XElement Type(string name, params object[] content) => new(Xs + "complexType", new XAttribute("name", name), content);

    private static XElement Elements(Dice dice) =>
        new(
            Xs + "sequence",
            Enumerable.Range(0, dice.Between(0, 3))
                .Select(_ => new XElement(
                    Xs + "element", new XAttribute("name", HostileText.Word(dice)), new XAttribute("type", "xs:int"))));

    private static int Length(Dice dice) => dice.OneIn(10) ? 500 : dice.Between(1, 30);

    private static string Own(XElement root) =>
        root.GetPrefixOfNamespace((string?)root.Attribute("targetNamespace") ?? "") is { } prefix ? prefix + ":" : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
