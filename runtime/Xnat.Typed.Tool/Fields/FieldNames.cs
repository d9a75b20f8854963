using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Fields;

/// <summary>
/// The names by which a shell calls variables, custom fields and the fields of forms: <c>hand</c>, <c>Visit.score</c>, and where two are
/// called alike <c>variable.hand</c>, <c>field.hand</c> or the form's UUID in front.
/// </summary>
/// <param name="declared">What the project declares.</param>
/// <param name="variables">Names of the variables that the object has.</param>
/// <param name="fields">Names of the custom fields that the object has.</param>
internal sealed class FieldNames(DeclaredFields declared, IReadOnlyCollection<string> variables, IReadOnlyCollection<string> fields)
{
    /// <summary>Whether the object can have custom variables, which scans have not.</summary>
    public bool HasVariables { get; init; } = true;

    /// <summary>Whether the object has an answer at a path of a form, although the form has no such field.</summary>
    public Func<XnatCustomForm, string, bool> IsAnswered { get; init; } = static (_, _) => false;

    /// <summary>What a name means.</summary>
    /// <exception cref="MisuseException">It means several things, or a form or field that there is not.</exception>
    public FieldKey Find(string name)
    {
        if (name.StartsWith(FieldKey.VariablePrefix, StringComparison.Ordinal))
            return HasVariables ? Variable(name[FieldKey.VariablePrefix.Length..]) : throw NoVariables(name);
        if (name.StartsWith(FieldKey.FieldPrefix, StringComparison.Ordinal)) return FieldKey.Field(name[FieldKey.FieldPrefix.Length..]);
        var isField = fields.Contains(name);
        // XNAT has no variables with a dot in their names.
        if (name.Contains('.', StringComparison.Ordinal)) return OfForm(name, isField);
        var isVariable = variables.Contains(name) || declared.Variable(name) is not null;
        if (isField && isVariable)
        {
            throw new MisuseException(
                $"{name} is a custom variable and a custom field; write {FieldKey.VariablePrefix}{name} or {FieldKey.FieldPrefix}{name}.");
        }

        return isField || !HasVariables ? FieldKey.Field(name) : Variable(name);
    }

    /// <summary>The shortest name that means this and nothing else.</summary>
    public string NameOf(FieldKey key)
    {
        if (key.Form is { } form) return $"{TitleOf(form)}.{key.Name}";
        var isTwice = key.IsVariable ? fields.Contains(key.Name) : variables.Contains(key.Name) || declared.Variable(key.Name) is not null;
        if (key.IsVariable) return isTwice ? FieldKey.VariablePrefix + key.Name : key.Name;
        return isTwice || key.Name.Contains('.', StringComparison.Ordinal) ? FieldKey.FieldPrefix + key.Name : key.Name;
    }

    private static FieldKey Variable(string name) => StorableCheck.WhyNoKey(name) is { } why
        ? throw new MisuseException($"A custom variable cannot be called '{name}': {why}.")
        : FieldKey.Variable(name);

    private FieldKey OfForm(string name, bool isField)
    {
        var found = declared.Forms
            .SelectMany(static form => (IEnumerable<(XnatCustomForm Form, string Called)>)[(form, form.Title), (form, form.Id)])
            .Distinct()
            .Where(entry => entry.Called.Length > 0 && name.StartsWith($"{entry.Called}.", StringComparison.Ordinal))
            .ToList();
        if (found.Count == 0) return isField ? FieldKey.Field(name) : throw Unknown(name);
        if (found.Count > 1)
        {
            var ids = string.Join(", ", found.Select(static entry => entry.Form.Id));
            throw new MisuseException($"{name}: several forms are called so; write the ID in front: {ids}.");
        }

        var (form, called) = found[0];
        var path = name[(called.Length + 1)..];
        if (isField)
            throw new MisuseException($"{name} is a custom field and of a form; write {FieldKey.FieldPrefix}{name} or {form.Id}.{path}.");
        return form.Find(path) is not null || IsAnswered(form, path)
            ? new(path, form, IsVariable: false)
            : throw new MisuseException(
                $"{name}: the form has no such field; it has {string.Join(", ", form.Fields.Select(static field => field.Path))}.");
    }

    private static MisuseException NoVariables(string name) =>
        new($"{name}: a scan has no custom variables; write {FieldKey.FieldPrefix}{name[FieldKey.VariablePrefix.Length..]}.");

    private MisuseException Unknown(string name)
    {
        if (declared.FormsAreRefused)
            return new($"{name}: the site keeps its forms from this account; give a file that fields pull wrote by --file.");
        return new(declared.Forms.Count == 0
            ? $"{name}: there are no forms for such objects. A custom field is called {FieldKey.FieldPrefix}{name}."
            : $"{name}: no form is called so; there are {string.Join(", ", declared.Forms.Select(TitleOf))}.");
    }

    private string TitleOf(XnatCustomForm form) =>
        form.Title.Length > 0 && declared.Forms.Count(other => other.Title == form.Title) == 1 ? form.Title : form.Id;
}
