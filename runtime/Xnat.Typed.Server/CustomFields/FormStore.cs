using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.CustomFields;

/// <summary>The forms of a site. Called with the store locked.</summary>
internal sealed class FormStore(Store store)
{
    private readonly Register<CustomForm> forms = store.Register("custom-form", static () => CustomFieldsJson.Default.CustomForm);

    public IEnumerable<CustomForm> All => forms.All.OrderBy(form => form.DisplayOrder);

    public CustomForm? Find(string uuid) => forms.All.FirstOrDefault(form => form.Uuid == uuid);

    /// <summary>One row of the list of forms: a form at one of its places, <c>3-1</c>.</summary>
    public (CustomForm Form, FormScope Scope)? FindRow(string rowId)
    {
        if (rowId.Split('-') is not [var form, var place]
            || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || forms.Find(form) is not { } found)
            return null;
        return found.Scopes.FirstOrDefault(scope => scope.Number == number) is { } scope ? (found, scope) : null;
    }

    public int NextNumber() => forms.All.Select(form => form.Number).DefaultIfEmpty().Max() + 1;

    public CustomForm Put(CustomForm form)
    {
        forms.Put(Key(form), form);
        return form;
    }

    public void Remove(CustomForm form) => forms.Remove(Key(form));

    /// <summary>The forms that objects of a type are asked to fill in, in a project.</summary>
    public IEnumerable<CustomForm> For(string dataType, string? project) =>
        All.Where(form => string.Equals(form.DataType, dataType, StringComparison.OrdinalIgnoreCase) && Holds(form, project));

    /// <summary>Whether some object has answers to a form.</summary>
    public bool HasData(CustomForm form) =>
        Owners().Any(row => row[FieldDocument.Member] is not null && FieldDocument.Read(row).ContainsKey(form.Uuid));

    private static bool Holds(CustomForm form, string? project)
    {
        // What a project says for itself comes before what the site says.
        if (form.Scopes.FirstOrDefault(scope => scope.Entity == project) is { } own) return own.Status == FormScope.Enabled;
        return form.Scopes.Any(scope => scope is { IsSite: true, Status: FormScope.Enabled });
    }

    private IEnumerable<Row> Owners() =>
        store.Projects
            .Concat(store.Subjects)
            .Concat(store.Experiments)
            .Concat(store.Experiments.SelectMany(session => session.Rows("scans/scan")));

    private static string Key(CustomForm form) => form.Number.ToString(CultureInfo.InvariantCulture);
}
