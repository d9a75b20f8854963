using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>What classes for custom variables and for forms have in common.</summary>
/// <remarks>Names are written in full: what else the project's namespace holds is not known.</remarks>
internal static class ViewWriter
{
    public static SourceWriter Create() => new(KnownNames.Shadowed(_ => true));

    /// <summary>The whole file.</summary>
    public static string File(SourceWriter writer, GeneratedView view, string origin) =>
        FileHeader.Above(writer, origin + " Edits here are lost.", view.Namespace);

    /// <summary>What people should know of a member.</summary>
    public static void Document(SourceWriter writer, FieldDeclaration field, string what)
    {
        var label = field.Label.Length > 0 ? $"{Literal.Documentation(field.Label)}: " : "";
        var required = (field.IsRequired, field.IsConditional) switch
        {
            (true, false) => "; the web pages demand a value",
            (true, true) => "; where the form shows it, the web pages demand a value",
            _ => "",
        };
        var name = Literal.Documentation(field.Name);
        writer.Line($"/// <summary>{label}{what} <c>{name}</c>, {FieldKinds.WordOf(field.Kind)}{required}.</summary>");
        var facts = field.Limits.Select(limit => $"{limit.Word} {limit.Number}").ToList();
        if (field.Pattern.Length > 0) facts.Add($"pattern <c>{Literal.Documentation(field.Pattern)}</c>");
        if (field.Values.Count > 0) facts.Add("allowed: " + DocumentationEmitter.Values(field.Values));
        if (facts.Count == 0) return;
        var remarks = string.Join("; ", facts);
        writer.Line($"/// <remarks>{char.ToUpperInvariant(remarks[0])}{remarks.Substring(1)}.</remarks>");
    }

    /// <summary>The types of allowed values, behind the members.</summary>
    public static void Enumerations(SourceWriter writer, GeneratedView view)
    {
        foreach (var enumeration in view.Members.Select(member => member.Enumeration).OfType<GeneratedEnumeration>())
        {
            var values = string.Join(", ", enumeration.Values.Select(value => Literal.String(value.Text)));
            writer.Line();
            EnumerationEmitter.Document(writer, enumeration, "project");
            writer.Line($"[global::Xnat.Typed.Model.XnatAllowedValues({values})]");
            EnumerationEmitter.Body(writer, enumeration, "");
        }
    }

    /// <summary>Opens the static class by which the class of the objects gains a member.</summary>
    public static void OpenExtensions(SourceWriter writer, GeneratedView view, string what)
    {
        writer.Line();
        writer.Lines($"""
            /// <summary>{what} of objects of <c>{Literal.Documentation(view.DataType)}</c>.</summary>
            {FileHeader.Attribution(writer)}
            public static class {view.Name}Extensions
            """);
        writer.Open();
    }
}
