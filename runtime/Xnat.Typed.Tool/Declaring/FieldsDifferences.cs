using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Declaring;

/// <summary>Compares what a file says with what a project declares now.</summary>
internal static class FieldsDifferences
{
    /// <summary>The differences, a line each, sorted as the file is.</summary>
    /// <param name="file">What the file says.</param>
    /// <param name="now">What the server says.</param>
    /// <param name="hasForms">Whether forms were asked for.</param>
    public static IReadOnlyList<string> Of(FieldsDocument file, FieldsDocument now, bool hasForms)
    {
        var found = new List<string>();
        if (file.Project != now.Project) found.Add($"the file is of the project {file.Project}, the server's is {now.Project}");
        var (before, after) = (ByName(file.Types, static type => type.DataType), ByName(now.Types, static type => type.DataType));
        foreach (var dataType in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, has) = (before.GetValueOrDefault(dataType), after.GetValueOrDefault(dataType));
            AddGroups(found, $"{dataType}: group", Groups(was), Groups(has));
            AddFields(found, $"{dataType}: variable", Variables(was), Variables(has));
            if (hasForms) AddForms(found, $"{dataType}: form", Forms(was), Forms(has));
        }

        return found;
    }

    private static EquatableArray<GroupDeclaration> Groups(TypeDeclaration? type) => type?.Groups ?? default;

    private static EquatableArray<FormDeclaration> Forms(TypeDeclaration? type) => type?.Forms ?? default;

    private static IEnumerable<FieldDeclaration> Variables(TypeDeclaration? type) => Groups(type).SelectMany(group => group.Variables);

    private static void AddGroups(
        List<string> found, string what, IEnumerable<GroupDeclaration> file, IEnumerable<GroupDeclaration> now) =>
        AddEach(found, what, file, now, static group => group.Id, (was, has) =>
        {
            if (was.Description != has.Description) found.Add($"{what} '{was.Id}': has another description");
            if (was.IsProjectSpecific != has.IsProjectSpecific)
                found.Add($"{what} '{was.Id}': is {(has.IsProjectSpecific ? "" : "not ")}for this project alone now");
            foreach (var moved in has.Variables.Where(variable => was.Variables.All(other => other.Name != variable.Name)))
                found.Add($"{what} '{was.Id}': holds '{moved.Name}' now");
        });

    private static void AddForms(List<string> found, string what, IEnumerable<FormDeclaration> file, IEnumerable<FormDeclaration> now) =>
        AddEach(found, what, file, now, static form => form.Id, (was, has) =>
        {
            if (was.Title != has.Title) found.Add($"{what} '{was.Id}': has another title");
            AddFields(found, $"{what} '{was.Id}': field", was.Fields, has.Fields);
        });

    private static void AddFields(List<string> found, string what, IEnumerable<FieldDeclaration> file, IEnumerable<FieldDeclaration> now) =>
        AddEach(found, what, file, now, static field => field.Name, (was, has) =>
        {
            var name = $"{what} '{was.Name}'";
            if (was.Kind != has.Kind) found.Add($"{name}: is {FieldKinds.WordOf(has.Kind)} now, was {FieldKinds.WordOf(was.Kind)}");
            if (was.IsRequired != has.IsRequired) found.Add($"{name}: is {(has.IsRequired ? "required" : "not required")} now");
            foreach (var value in has.Values.Except(was.Values, StringComparer.Ordinal)) found.Add($"{name}: allows '{value}' now");
            foreach (var value in was.Values.Except(has.Values, StringComparer.Ordinal)) found.Add($"{name}: allows '{value}' no longer");
            if (!HaveSameRules(was, has)) found.Add($"{name}: has another label, component, limit or pattern");
        });

    private static bool HaveSameRules(FieldDeclaration was, FieldDeclaration has) =>
        (was.Label, was.Component, was.IsConditional, was.IsMultiple, was.Pattern)
        == (has.Label, has.Component, has.IsConditional, has.IsMultiple, has.Pattern)
        && was.Limits.OrderBy(Word, StringComparer.Ordinal).SequenceEqual(has.Limits.OrderBy(Word, StringComparer.Ordinal));

    private static string Word(FieldLimit limit) => limit.Word;

    private static void AddEach<T>(
        List<string> found, string what, IEnumerable<T> file, IEnumerable<T> now, Func<T, string> name, Action<T, T> compare)
    {
        var (before, after) = (ByName(file, name), ByName(now, name));
        foreach (var key in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!before.TryGetValue(key, out var was)) found.Add($"{what} '{key}': is new");
            else if (!after.TryGetValue(key, out var has)) found.Add($"{what} '{key}': is gone");
            else compare(was, has);
        }
    }

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> all, Func<T, string> name) =>
        all.GroupBy(name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
