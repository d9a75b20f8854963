using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Fields;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the class through which the answers to a custom form are read and set by type.</summary>
internal static class FormEmitter
{
    private const string Task = "global::System.Threading.Tasks.Task";

    private const string Field = "global::Xnat.Typed.XnatFormField";

    public static string Emit(GeneratedView view)
    {
        var writer = ViewWriter.Create();
        var (title, dataType) = (Literal.Documentation(view.FormTitle), Literal.Documentation(view.DataType));
        writer.Lines($"""
            /// <summary>Answers of an object of <c>{dataType}</c> to the custom form <c>{title}</c>, as they were asked for.</summary>
            {FileHeader.Attribution(writer)}
            public sealed class {view.Name} : global::Xnat.Typed.XnatFormView
            """);
        writer.Open();
        WriteDefinition(writer, view);
        writer.Lines($$"""

            private {{view.Name}}(global::Xnat.Typed.XnatFormAnswers answers)
                : base(answers)
            {
            }
            """);
        foreach (var member in view.Members) WriteProperty(writer, member);
        WriteFactory(writer, view);
        ViewWriter.Enumerations(writer, view);
        writer.Close();
        WriteExtensions(writer, view);
        return ViewWriter.File(writer, view, $"Custom form '{view.FormTitle}' of {view.DataType}.");
    }

    private static void WriteDefinition(SourceWriter writer, GeneratedView view)
    {
        var (id, title, dataType) = (Literal.String(view.FormId), Literal.String(view.FormTitle), Literal.String(view.DataType));
        writer.Line("private static readonly global::Xnat.Typed.XnatCustomForm Definition = global::Xnat.Typed.XnatCustomForm.Of(");
        writer.Line($"    {id}, {title}, {dataType},");
        writer.Line("    [");
        foreach (var member in view.Members) writer.Line($"        new {Field} {{ {string.Join(", ", Facts(member.Declaration))} }},");
        writer.Line("    ]);");
    }

    private static IEnumerable<string> Facts(FieldDeclaration field)
    {
        yield return $"Path = {Literal.String(field.Name)}";
        yield return $"Kind = {Field}Kind.{KindOf(field.Kind)}";
        yield return $"Type = {Literal.String(field.Component)}";
        if (field.Label.Length > 0) yield return $"Label = {Literal.String(field.Label)}";
        if (field.IsRequired) yield return "IsRequired = true";
        if (field.IsConditional) yield return "IsConditional = true";
        if (field.IsMultiple) yield return "IsMultiple = true";
        if (field.Values.Count > 0) yield return $"PossibleValues = [{string.Join(", ", field.Values.Select(Literal.String))}]";
        foreach (var limit in field.Limits)
            yield return $"{char.ToUpperInvariant(limit.Word[0])}{limit.Word.Substring(1)} = {limit.Number}{SuffixOf(limit)}";
        if (field.Pattern.Length > 0) yield return $"Pattern = {Literal.String(field.Pattern)}";
    }

    private static string SuffixOf(FieldLimit limit) => limit.Word is FieldLimit.Least or FieldLimit.Greatest ? "D" : "";

    /// <summary>Whole numbers and dates are kinds of variables alone.</summary>
    private static FieldKind KindOf(FieldKind kind) => kind switch
    {
        FieldKind.WholeNumber => FieldKind.Number,
        FieldKind.Date => FieldKind.Day,
        _ => kind,
    };

    private static void WriteProperty(SourceWriter writer, GeneratedVariable member)
    {
        writer.Line();
        ViewWriter.Document(writer, member.Declaration, "Answer");
        var (type, get, set) = Access(member, Literal.String(member.Declaration.Name));
        writer.Line($"public {type}? {member.Name} {{ get => {get}; set => {set}; }}");
    }

    private static (string Type, string Get, string Set) Access(GeneratedVariable member, string path)
    {
        const string Node = "global::System.Text.Json.Nodes.JsonNode";
        var kind = KindOf(member.Declaration.Kind);
        var isText = kind is FieldKind.Text or FieldKind.Choice or FieldKind.Choices or FieldKind.Day;
        var one = member.Enumeration?.Name ?? (isText ? "string" : "");
        var list = $"global::System.Collections.Generic.IReadOnlyList<{one}>";
        var make = one == "string" ? "static text => text" : $"static text => new {one}(text)";
        if (one.Length > 0 && kind == FieldKind.Choices && !member.Declaration.IsMultiple)
            return (list, $"GetChoices({path}, {make})", $"SetChoices({path}, value)");
        if (member.Declaration.IsMultiple)
        {
            return one.Length > 0 && kind != FieldKind.Choices
                ? (list, $"GetList({path}, {make})", $"SetList({path}, value)")
                : (Node, $"GetNode({path})", $"SetNode({path}, value)");
        }

        if (member.Enumeration is not null)
            return (one, $"GetText({path}) is {{ }} text ? new {one}(text) : null", $"SetText({path}, value?.Text)");
        if (one.Length > 0) return (one, $"GetText({path})", $"SetText({path}, value)");
        return kind switch
        {
            FieldKind.Number => ("double", $"GetNumber({path})", $"SetNumber({path}, value)"),
            FieldKind.Boolean => ("bool", $"GetBoolean({path})", $"SetBoolean({path}, value)"),
            FieldKind.Moment => ("global::System.DateTimeOffset", $"GetMoment({path})", $"SetMoment({path}, value)"),
            FieldKind.Time => ("global::System.TimeOnly", $"GetTime({path})", $"SetTime({path}, value)"),
            _ => (Node, $"GetNode({path})", $"SetNode({path}, value)"),
        };
    }

    private static void WriteFactory(SourceWriter writer, GeneratedView view)
    {
        writer.Line();
        WriteMethodDocumentation(writer, view);
        writer.Line($"public static async {Task}<{view.Name}> OfAsync(");
        writer.Line($"    {view.Target} item, global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.Line("    new(await global::Xnat.Typed.CustomFormExtensions.FormAnswersAsync(");
        writer.Line("        item, Definition, cancellationToken).ConfigureAwait(false));");
    }

    private static void WriteExtensions(SourceWriter writer, GeneratedView view)
    {
        ViewWriter.OpenExtensions(writer, view, $"Answers to the custom form <c>{Literal.Documentation(view.FormTitle)}</c>");
        WriteMethodDocumentation(writer, view);
        writer.Line($"public static {Task}<{view.Name}> {view.MemberName}(");
        writer.Line($"    this {view.Target} item, global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.Line($"    {view.Name}.OfAsync(item, cancellationToken);");
        writer.Close();
    }

    private static void WriteMethodDocumentation(SourceWriter writer, GeneratedView view) => writer.Lines($"""
        /// <summary>What an object answers to the form <c>{Literal.Documentation(view.FormTitle)}</c>, asked for now.</summary>
        /// <param name="item">An object from the server.</param>
        /// <param name="cancellationToken">Ends the call.</param>
        """);
}
