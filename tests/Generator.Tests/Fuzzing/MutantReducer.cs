using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Takes away from a mutant what its fault does not need, so that a person can read what is left.</summary>
internal static class MutantReducer
{
    private const int GreatestTries = 600;

    public static Mutant Reduce(Mutant mutant, Func<Mutant, bool> stillFails)
    {
        var tries = GreatestTries;
        for (var index = mutant.Files.Count - 1; index >= 0; index--)
        {
            if (mutant.Files.Count > 1 && Without(mutant, index) is var fewer && stillFails(fewer)) mutant = fewer;
            else mutant = ReduceFile(mutant, index, stillFails, ref tries);
        }

        return mutant;
    }

    private static Mutant ReduceFile(Mutant mutant, int file, Func<Mutant, bool> stillFails, ref int tries)
    {
        if (Parse(mutant.Files[file].Text) is not { } root) return mutant;
        for (var number = 0; tries > 0;)
        {
            var parts = root
                .Descendants()
                .Cast<XObject>()
                .Concat(root.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                .ToArray();
            if (number >= parts.Length) break;
            tries--;
            var smaller = new XElement(root);
            Remove(smaller
                .Descendants()
                .Cast<XObject>()
                .Concat(smaller.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                .ElementAt(number));
            var candidate = With(mutant, file, smaller);
            if (stillFails(candidate)) (mutant, root) = (candidate, smaller);
            else number++;
        }

        return mutant;
    }

    private static void Remove(XObject part)
    {
        if (part is XElement element) element.Remove();
        else ((XAttribute)part).Remove();
    }

    private static Mutant Without(Mutant mutant, int file) => mutant with { Files = [.. mutant.Files.Where((_, index) => index != file)] };

    private static Mutant With(Mutant mutant, int file, XElement root) =>
        mutant with
        {
            Files =
            [
                .. mutant.Files.Select((input, index) => index == file
                    ? input with { Text = root.ToString(SaveOptions.DisableFormatting) }
                    : input)
            ]
        };

    private static XElement? Parse(string text)
    {
        try
        {
            return XElement.Parse(text);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
