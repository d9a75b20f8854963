using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Fields;

/// <summary>
/// Sets variables, custom fields and answers of one object: what its project declares is held to before anything is sent.
/// </summary>
/// <param name="read">What the object has.</param>
/// <param name="allowsProblems">Whether values are sent that are not as they are declared.</param>
internal sealed class FieldWriter(FieldsOfObject read, bool allowsProblems)
{
    private const string Unchecked = "--unchecked sets it all the same";

    private readonly Dictionary<string, Task> sent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XnatFormAnswers> answers = new(StringComparer.Ordinal);

    private IXnatEditable Editable => (IXnatEditable)read.Item;

    /// <summary>Looks at each change, and puts those of one form together.</summary>
    /// <exception cref="MisuseException">A value is not as it is declared.</exception>
    /// <exception cref="ArgumentException">The form does not take an answer.</exception>
    public async Task PrepareAsync(IEnumerable<FieldChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            if (change.Key.IsVariable) CheckVariable(change);
            if (change.Key.Form is not { } form) continue;
            if (!answers.TryGetValue(form.Id, out var its))
                answers.Add(form.Id, its = await Editable.FormAnswersAsync(form, cancellationToken).ConfigureAwait(false));
            var field = form.Find(change.Key.Name) ?? throw new MisuseException(
                $"{change.Name}: the form has this field no more; what was answered can be read and not changed. Nothing was sent.");
            its.Set(change.Key.Name, FieldText.Answer(field, change.Value, change.Name));
        }

        CheckForms();
    }

    /// <summary>Sends one change; those of one form go together.</summary>
    public Task SendAsync(FieldChange change, CancellationToken cancellationToken)
    {
        var (key, value) = (change.Key, change.Value);
        if (key.Form is { } form)
        {
            if (!sent.TryGetValue(form.Id, out var whole))
                sent.Add(form.Id, whole = answers[form.Id].SaveAsync(allowsProblems, cancellationToken));
            return whole;
        }

        if (!key.IsVariable)
            return value.Length > 0
                ? Editable.SetCustomFieldAsync(key.Name, FieldText.JsonOrText(value), cancellationToken)
                : Editable.RemoveCustomFieldAsync(key.Name, cancellationToken);
        var owner = (IXnatVariableOwner)read.Item;
        return value.Length > 0
            ? owner.SetFieldAsync(key.Name, value, cancellationToken)
            : owner.RemoveFieldAsync(key.Name, cancellationToken);
    }

    private void CheckVariable(FieldChange change)
    {
        if (allowsProblems || change.Value.Length == 0 || read.Declared.Variable(change.Key.Name) is not { } declared) return;
        if (declared.WhyRefused(change.Value) is not { } why) return;
        if (declared.PossibleValues.Count > 0 && !declared.PossibleValues.Contains(change.Value, StringComparer.Ordinal))
            why = $"the project allows {string.Join(", ", declared.PossibleValues)}";
        throw new MisuseException($"{change.Name} cannot be '{change.Value}': {why}. Nothing was sent; {Unchecked}.");
    }

    /// <summary>What the form asks for besides, such as a field that must be filled in.</summary>
    private void CheckForms()
    {
        if (allowsProblems) return;
        foreach (var its in answers.Values)
        {
            if (its.Problems() is not { Count: > 0 } problems) continue;
            var found = string.Join("; ", problems.Select(static problem => $"{problem.Path} {problem.Message}"));
            throw new MisuseException(
                $"The form {its.Form.Title} would not be filled in as it asks: {found}. Nothing was sent; {Unchecked}.");
        }
    }
}
