using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds the rows of an object in its XML document.</summary>
internal static class RowElements
{
    /// <summary>Takes out of a document the rows that were taken out of a record.</summary>
    /// <param name="element">The element of the record.</param>
    /// <param name="record">What was read, and what was taken out of it.</param>
    /// <exception cref="InvalidOperationException">A row has an address of its own, or cannot be told from others.</exception>
    public static void TakeOut(XElement element, XnatRecord record)
    {
        foreach (var (path, rows) in record.AllRows)
        {
            var there = At(element, path);
            foreach (var row in rows.Items.Where(static row => row.HasRemovals))
                TakeOut(Find(there, row) ?? throw Unknown(path), row);
            foreach (var row in rows.Removed)
            {
                // Somebody else may have removed it, too.
                if (Find(there, row) is not { } found) continue;
                if (found.AncestorsAndSelf().TakeWhile(one => one != element).Any(ObjectDocument.IsPart)) throw OfItsOwn(path);
                there.Remove(found);
                TakeOut(found, element);
            }
        }
    }

    private static void TakeOut(XElement row, XElement root)
    {
        var above = row.Parent!;
        row.Remove();
        // What only held the row goes with it.
        if (above != root && !above.HasElements && !above.HasAttributes && string.IsNullOrWhiteSpace(above.Value)) TakeOut(above, root);
    }

    private static List<XElement> At(XElement element, string path)
    {
        IEnumerable<XElement> found = [element];
        foreach (var name in path.Split('/')) found = found.Elements().Where(one => one.Name.LocalName == name);
        return [.. found];
    }

    /// <summary>By XNAT's number of the row, which stands in a comment; without numbers by all texts.</summary>
    private static XElement? Find(List<XElement> among, XnatRecord row)
    {
        var numbers = row.Values.Where(static value => RowIdentity.IsNumberOfRow(value.Key)).ToList();
        if (among.Find(one => numbers.Exists(number => HasNumber(one, number.Key, number.Value))) is { } numbered) return numbered;
        if (among.Exists(HasNumber)) return null;
        var texts = row.Values.Where(static value => !RowIdentity.IsNumberOfRow(value.Key)).Select(static value => value.Value).ToList();
        return among.Find(one => HasTexts(one, texts));
    }

    private static IEnumerable<string> Comments(XElement element) =>
        element.Nodes().OfType<XComment>().Select(static comment => comment.Value)
            .Where(static text => text.StartsWith("hidden_fields[", StringComparison.Ordinal));

    private static bool HasNumber(XElement element) => Comments(element).Any();

    private static bool HasNumber(XElement element, string name, string number) =>
        Comments(element).Any(text =>
            text.Contains($"[{name}=\"{number}\"", StringComparison.OrdinalIgnoreCase)
            || text.Contains($",{name}=\"{number}\"", StringComparison.OrdinalIgnoreCase));

    private static bool HasTexts(XElement element, List<string> texts) =>
        texts.Count > 0 && texts.TrueForAll(DocumentValues.TextsOf(element).Select(static text => XnatText.Decode(text)).Contains);

    private static InvalidOperationException OfItsOwn(string path) =>
        new(
            $"Rows of {path} are parts with addresses of their own and are not removed with the object that holds them; nothing was " +
            "sent. Call DeleteAsync on resources, experiments and assessors, UnshareAsync for a share.");

    private static InvalidOperationException Unknown(string path) =>
        new(
            $"A row of {path} that holds what was taken out cannot be told from others in the object's document; nothing was sent. Take " +
            "it out of the document of GetXmlAsync and send that through Raw.");
}
