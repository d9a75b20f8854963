using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Takes rows out of the XML document of an object.</summary>
/// <remarks>
/// XNAT writes the number of each row into a comment of its element, <c>hidden_fields[xnat_subjectData_field_id="3",…]</c>, and the same
/// number into its JSON: that is how a row that was read is found again.
/// </remarks>
internal static partial class DocumentRows
{
    /// <summary>Takes out what is to go of a record and of the rows below it.</summary>
    /// <returns>How many rows were taken out; those that are not there any more are passed over.</returns>
    public static int Remove(XElement element, XnatRecord record)
    {
        var removed = 0;
        foreach (var (path, rows) in record.AllRows)
        {
            foreach (var row in rows.Removed.ToList())
            {
                if (Find(element, path, rows.Key, row) is not { } found) continue;
                TakeOut(found, element);
                removed++;
            }

            foreach (var row in rows.Items.Where(static row => row.HasRemovals))
            {
                if (Find(element, path, rows.Key, row) is { } found) removed += Remove(found, row);
            }
        }

        return removed;
    }

    private static XElement? Find(XElement owner, string path, string key, XnatRecord row)
    {
        var candidates = path.Split('/').Aggregate(
            (IEnumerable<XElement>)[owner],
            static (elements, name) => elements.Elements().Where(element => element.Name.LocalName == name)).ToList();
        return candidates.Find(element => HasNumber(element, row)) ?? candidates.Find(element => HasKey(element, key, row));
    }

    private static bool HasNumber(XElement element, XnatRecord row) =>
        NumberOf(element) is { Success: true } number
        && row.Values.Any(value =>
            value.Key.Equals(number.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)
            && value.Value == number.Groups["number"].Value);

    // A server that conceals the numbers leaves the name of the row.
    private static bool HasKey(XElement element, string key, XnatRecord row) =>
        key.Length > 0 && NumberOf(element) is not { Success: true } && row.TryGetSent(key, out var name)
        && (string?)element.Attribute(key) == name;

    private static Match? NumberOf(XElement element) =>
        element.Nodes().OfType<XComment>().Select(static comment => HiddenFields().Match(comment.Value)).FirstOrDefault();

    /// <summary>Takes out an element, and the wrapper around it if it was the last there.</summary>
    private static void TakeOut(XElement row, XElement owner)
    {
        var wrapper = row.Parent!;
        row.Remove();
        if (wrapper != owner && !wrapper.HasElements && !wrapper.HasAttributes) TakeOut(wrapper, owner);
    }

    [GeneratedRegex("^hidden_fields\\[(?<name>[A-Za-z0-9_]+)=\"(?<number>[0-9]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex HiddenFields();
}
