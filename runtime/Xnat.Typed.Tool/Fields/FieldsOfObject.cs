using System.Text.Json;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Fields;

/// <summary>Custom variables, custom fields and answers to forms of one object, as they were when they were asked for.</summary>
internal sealed class FieldsOfObject
{
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly IReadOnlyDictionary<string, JsonElement> fields;

    private FieldsOfObject(
        XnatObject item,
        DeclaredFields declared,
        IReadOnlyDictionary<string, string> variables,
        IReadOnlyDictionary<string, JsonElement> fields)
    {
        (Item, Declared, this.variables, this.fields) = (item, declared, variables, fields);
        Names = new(declared, [.. variables.Keys], [.. fields.Keys])
        {
            HasVariables = item is IXnatVariableOwner,
            IsAnswered = (form, path) => fields.TryGetValue(form.Id, out var answers) && At(answers, path) is not null,
        };
    }

    public XnatObject Item { get; }

    public DeclaredFields Declared { get; }

    public FieldNames Names { get; }

    /// <summary>All that has a value, variables first.</summary>
    public IEnumerable<FieldKey> Keys =>
    [
        .. variables.Keys.Select(FieldKey.Variable),
        .. fields.Keys.SelectMany(key => FormOf(key) is { } form ? Answered(form, fields[key]) : [FieldKey.Field(key)]),
    ];

    /// <summary>Asks the server.</summary>
    /// <param name="place">The object.</param>
    /// <param name="file">A file with what the project declares; <see langword="null"/> to ask the server.</param>
    /// <param name="needsDeclared">Whether what the project declares matters whatever the object has.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MisuseException">The object has no fields, or the file is none.</exception>
    public static async Task<FieldsOfObject> ReadAsync(
        Place place, string? file, bool needsDeclared, CancellationToken cancellationToken)
    {
        var item = place.Object;
        if (item is not IXnatEditable editable)
            throw new MisuseException("Say whose: add --project, --subject, --experiment or --scan.");
        IReadOnlyDictionary<string, string> ofVariables = item is IXnatVariableOwner owner
            ? await owner.FieldsAsync(cancellationToken).ConfigureAwait(false)
            : new Dictionary<string, string>();
        var ofFields = await CustomFieldsAsync(editable, cancellationToken).ConfigureAwait(false);
        // Answers are kept under the UUID of their form.
        var needs = needsDeclared || ofFields.Keys.Any(static key => Guid.TryParse(key, out _));
        var declared = !needs ? new([], [])
            : file is not null ? await DeclaredFields.OfFileAsync(file, item.XsiType, cancellationToken).ConfigureAwait(false)
            : await OfServerAsync(place, item.XsiType, cancellationToken).ConfigureAwait(false);
        return new(item, declared, ofVariables, ofFields);
    }

    /// <summary>A value for a cell; <see langword="null"/> if there is none.</summary>
    public object? Value(FieldKey key)
    {
        if (key.IsVariable) return variables.GetValueOrDefault(key.Name);
        if (key.Form is null) return fields.TryGetValue(key.Name, out var value) ? FieldText.CellOf(value) : null;
        return fields.TryGetValue(key.Form.Id, out var answers) && At(answers, key.Name) is { } answer ? FieldText.CellOf(answer) : null;
    }

    private static async Task<IReadOnlyDictionary<string, JsonElement>> CustomFieldsAsync(
        IXnatEditable item, CancellationToken cancellationToken)
    {
        try
        {
            return await item.CustomFieldsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // Servers before 1.8.8 have none; the object itself has just been read.
            return new Dictionary<string, JsonElement>();
        }
    }

    private static async Task<DeclaredFields> OfServerAsync(Place place, string dataType, CancellationToken cancellationToken)
    {
        var project = place switch
        {
            { Project: { } named } => named,
            { Experiment: { } experiment } => await experiment.GetProjectAsync(cancellationToken).ConfigureAwait(false),
            _ => await place.Subject!.GetProjectAsync(cancellationToken).ConfigureAwait(false),
        };
        return await DeclaredFields.OfServerAsync(project, dataType, cancellationToken).ConfigureAwait(false);
    }

    private XnatCustomForm? FormOf(string key) => Declared.Forms.FirstOrDefault(form => form.Id == key);

    /// <summary>
    /// The fields of a form that have an answer, and answers to fields that it has no more; where none has, what stands there is shown as
    /// a custom field.
    /// </summary>
    private static IEnumerable<FieldKey> Answered(XnatCustomForm form, JsonElement answers)
    {
        var known = form.Fields.Where(field => At(answers, field.Path) is not null).Select(field => new FieldKey(field.Path, form, false));
        return known.Any()
            ? known.Concat(Unknown(form, answers, "").Select(path => new FieldKey(path, form, false)))
            : [FieldKey.Field(form.Id)];
    }

    private static IEnumerable<string> Unknown(XnatCustomForm form, JsonElement answers, string above)
    {
        foreach (var answer in answers.EnumerateObject())
        {
            var path = above + answer.Name;
            if (form.Find(path) is not null || answer.Value.ValueKind == JsonValueKind.Null) continue;
            var isGroup = form.Fields.Any(field => field.Path.StartsWith($"{path}.", StringComparison.Ordinal));
            if (!isGroup || answer.Value.ValueKind != JsonValueKind.Object) yield return path;
            else foreach (var below in Unknown(form, answer.Value, $"{path}.")) yield return below;
        }
    }

    private static JsonElement? At(JsonElement answers, string path)
    {
        foreach (var key in path.Split('.'))
        {
            if (answers.ValueKind != JsonValueKind.Object || !answers.TryGetProperty(key, out answers)) return null;
        }

        return answers;
    }
}
