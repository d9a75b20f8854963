using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Fields;

/// <summary>Reads a file of declarations. What is wrong in it is left out with a problem at its place, and the rest is read.</summary>
internal sealed class FieldsReader
{
    private readonly string path;
    private readonly ProblemList problems;

    private FieldsReader(string path) => (this.path, problems) = (path, new(path));

    public static FieldsDocument Read(FieldsInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = new FieldsReader(input.Path);
        try
        {
            return reader.Document(new JsonObjectReader(JsonReader.Read(input.Text), reader.Report));
        }
        catch (JsonFormatException exception)
        {
            reader.Report(exception.Line, exception.Column, "it is no JSON: " + exception.Message);
            return new(input.Path, "", EquatableArray<TypeDeclaration>.Empty, reader.problems.ToEquatable());
        }
    }

    private FieldsDocument Document(JsonObjectReader root)
    {
        var format = root.Take("format");
        var types = new List<TypeDeclaration>();
        if (format?.Text != FieldsDocument.Format)
        {
            root.Refuse(format, $"'format' is not {FieldsDocument.Format}: no version of this library wrote the file, or a newer one did");
            return new(path, "", EquatableArray<TypeDeclaration>.Empty, problems.ToEquatable());
        }

        root.Text("server");
        var project = root.Text("project");
        foreach (var type in root.Objects("dataTypes"))
            if (Type(type) is { } read) types.Add(read);
        root.End();
        ReportTwice(types, static type => type.DataType, static type => type.Position!);
        var known = types.GroupBy(static type => type.DataType, StringComparer.Ordinal).Select(static group => group.First());
        return new(path, project, known.ToEquatable(), problems.ToEquatable());
    }

    private TypeDeclaration? Type(JsonObjectReader type)
    {
        var dataType = type.Name("dataType");
        var groups = type.Objects("groups").Select(Group).ToArray();
        var forms = type.Objects("forms").Select(Form).OfType<FormDeclaration>().ToArray();
        type.End();
        ReportTwice(groups.SelectMany(static group => group.Variables), static field => field.Name, static field => field.Position!);
        ReportTwice(forms, static form => form.Id, static form => form.Position!);
        return dataType.Length > 0 ? new(dataType, groups.ToEquatable(), forms.ToEquatable(), PositionOf(type)) : null;
    }

    private GroupDeclaration Group(JsonObjectReader group)
    {
        var (id, description, isSpecific) = (group.Name("id"), group.Text("description"), group.IsTrue("projectSpecific"));
        var variables = group.Objects("variables").Select(field => Field(field, isOfForm: false)).OfType<FieldDeclaration>().ToEquatable();
        group.End();
        return new(id, description, isSpecific, variables);
    }

    private FormDeclaration? Form(JsonObjectReader form)
    {
        var (id, title) = (form.Name("id"), form.Text("title"));
        var fields = form.Objects("fields").Select(field => Field(field, isOfForm: true)).OfType<FieldDeclaration>().ToEquatable();
        form.End();
        ReportTwice(fields, static field => field.Name, static field => field.Position!);
        return id.Length > 0 ? new(id, title, fields, PositionOf(form)) : null;
    }

    private FieldDeclaration? Field(JsonObjectReader field, bool isOfForm)
    {
        var name = field.Name("name");
        var word = field.Name("kind");
        var kind = FieldKinds.Find(word);
        if (word.Length > 0 && (kind is null || (!isOfForm && FieldKinds.IsOfForms(kind.Value))))
        {
            field.Refuse(null, $"'{word}' is no kind; there are " + string.Join(
                ", ", FieldKinds.Words.Where(known => isOfForm || !FieldKinds.IsOfForms(FieldKinds.Find(known)!.Value))));
            return null;
        }

        var read = new FieldDeclaration(
            name, kind ?? FieldKind.Unknown, field.IsTrue("required"), field.Texts("values").ToEquatable(), PositionOf(field));
        if (isOfForm)
        {
            read = read with
            {
                Label = field.Text("label"),
                Component = field.Text("component"),
                IsConditional = field.IsTrue("conditional"),
                IsMultiple = field.IsTrue("multiple"),
                Limits = Limits(field).ToEquatable(),
                Pattern = field.Text("pattern"),
            };
        }

        field.End();
        return name.Length > 0 && kind is not null ? read : null;
    }

    private static IEnumerable<FieldLimit> Limits(JsonObjectReader field)
    {
        foreach (var word in new[] { FieldLimit.Least, FieldLimit.Greatest, FieldLimit.Shortest, FieldLimit.Longest })
            if (field.Number(word, word is FieldLimit.Shortest or FieldLimit.Longest) is { } number) yield return new(word, number);
    }

    private void ReportTwice<T>(IEnumerable<T> all, Func<T, string> name, Func<T, SchemaPosition> position)
    {
        foreach (var again in all.GroupBy(name, StringComparer.Ordinal).SelectMany(static group => group.Skip(1)))
            problems.Add(ProblemCatalog.NotAFieldsFile, position(again), $"'{name(again)}' stands in it twice, and the first one counts");
    }

    private SchemaPosition PositionOf(JsonObjectReader value) => new(path, value.Line, value.Column);

    private void Report(int line, int column, string message) =>
        problems.Add(ProblemCatalog.NotAFieldsFile, new SchemaPosition(path, line, column), message);
}
