using System.Text;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Makes a mutant of a seed: a slice of one schema or two, with a few changes to the tree and a few to the text.</summary>
internal sealed class SchemaMutator(IReadOnlyList<CorpusFile> corpus)
{
    public Mutant Make(int seed)
    {
        var dice = new Dice(seed);
        var files = new List<SchemaInput> { MakeFile(dice, damaged: true) };
        if (dice.OneIn(4)) files.Add(MakeFile(dice, damaged: dice.OneIn(2)));
        if (dice.OneIn(30)) files.Add(files[0]);
        return new Mutant(seed, files) { Namespace = RootNamespace.Make(seed, dice) };
    }

    private SchemaInput MakeFile(Dice dice, bool damaged)
    {
        var source = dice.Pick(corpus);
        var root = Slice(source.Root, dice);
        if (dice.OneIn(3)) MoveToPlugin(root);
        if (!damaged) return new SchemaInput(source.Name, Write(root), "");

        for (var count = dice.Between(1, 5); count > 0; count--) TreeMutations.Apply(root, dice);
        var text = Write(root);
        for (var count = dice.OneIn(4) ? dice.Between(1, 3) : 0; count > 0; count--) text = TextMutations.Apply(text, dice);
        return new SchemaInput(dice.OneIn(12) ? dice.Pick(HostileText.Paths) : source.Name, text, "");
    }

    /// <summary>
    /// A few of the global components, so that a mutant is small and a hundred thousand of them are done before lunch; now and then all.
    /// </summary>
    private static XElement Slice(XElement schema, Dice dice)
    {
        if (dice.OneIn(400)) return new XElement(schema);
        var root = new XElement(schema.Name, schema.Attributes());
        var components = schema.Elements().ToArray();
        var start = components.Length == 0 ? 0 : dice.Below(components.Length);
        foreach (var component in components.Skip(start).Take(dice.Between(1, 4))) root.Add(new XElement(component));
        return root;
    }

    /// <summary>The same types in a namespace of their own, beside the ones that they refer to.</summary>
    private static void MoveToPlugin(XElement root)
    {
        root.SetAttributeValue("targetNamespace", "urn:lab");
        root.SetAttributeValue(XNamespace.Xmlns + "lab", "urn:lab");
    }

    /// <summary>The writer must not be cleverer than a server: it checks nothing.</summary>
    private static string Write(XElement root)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(
            text,
            new XmlWriterSettings { CheckCharacters = false, OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
            root.WriteTo(writer);
        return text.ToString();
    }
}
