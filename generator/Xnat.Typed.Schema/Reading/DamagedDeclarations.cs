using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Reading;

/// <summary>
/// Takes out of a schema what has lost letters: a name with others is no name of the server's, so that neither a path nor a value may come
/// of it. Texts for readers stay as they are.
/// </summary>
internal static class DamagedDeclarations
{
    /// <summary>Whether the file can be read; what was found is reported on its first line.</summary>
    public static bool Remove(XElement root, string text, DeclaredEncoding encoding, ProblemList problems)
    {
        if (encoding.IsUtf8InTruth) Report(ProblemCatalog.OtherEncoding, "is in UTF-8, as which it was read");
        if (!encoding.IsDamaged(text)) return true;
        if (IsDamaged(root, encoding))
        {
            Report(ProblemCatalog.LostLetters, "nothing is generated from the file");
            return false;
        }

        var damaged = root.Descendants().Where(element => IsDamaged(element, encoding)).ToList();
        if (damaged.Count == 0)
        {
            Report(ProblemCatalog.OtherEncoding, "letters of its comments and documentation are lost, of no name and no value");
            return true;
        }

        foreach (var element in damaged) element.Remove();
        var count = damaged.Count.ToString(CultureInfo.InvariantCulture);
        var line = problems.PositionOf(damaged[0]).Line.ToString(CultureInfo.InvariantCulture);
        Report(
            ProblemCatalog.LostLetters,
            $"{count} declarations, references and values with such letters are left out, the first on line {line}");
        return true;

        void Report(ProblemDescription description, string found) =>
            problems.Add(description, problems.StartOfFile, encoding.Name, found);
    }

    private static bool IsDamaged(XElement element, DeclaredEncoding encoding) =>
        (element.Name.NamespaceName == Xsd.NamespaceName || Xsd.IsAnnotatedElement(element))
        && element.Attributes().Any(attribute => encoding.IsDamaged(attribute.Value) || encoding.IsDamaged(attribute.Name.LocalName));
}
