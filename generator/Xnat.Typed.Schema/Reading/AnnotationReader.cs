using System.Linq;
using System.Text;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads <c>xs:annotation</c>: documentation and XNAT's own <c>xdat:element</c>.</summary>
internal static class AnnotationReader
{
    public static Annotation Read(XElement owner)
    {
        var annotations = owner.Elements(Xsd.Annotation).ToArray();
        if (annotations.Length == 0) return Annotation.None;

        var documentation = string.Join(
            " ", annotations.Elements(Xsd.Documentation).Select(element => Fold(element.Value)).Where(text => text.Length > 0));
        var element = annotations.Elements(Xsd.AppInfo).Elements().FirstOrDefault(Xsd.IsAnnotatedElement);
        var identifiers = ((string?)element?.Attribute("displayIdentifiers") ?? "")
            .Split(',').Select(name => name.Trim()).Where(name => name.Length > 0).ToEquatable();
        return new Annotation(documentation, identifiers, TryBoolean(element?.Attribute("abstract")) ?? false);
    }

    public static bool? TryBoolean(XAttribute? attribute) => attribute?.Value.Trim() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>Every run of white space becomes one blank, as <c>xs:whiteSpace value="collapse"</c> has it.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character)) folded.Append(character);
            else if (folded.Length > 0 && folded[folded.Length - 1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd(' ');
    }
}
