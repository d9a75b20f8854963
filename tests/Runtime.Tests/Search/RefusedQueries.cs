using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>
/// What cannot be asked, each under a name: refused when it is called, before anything is sent. One entry a line.
/// </summary>
internal static class RefusedQueries
{
    private static readonly string Word = "secret-word";
    private static readonly Func<MrSessionData, bool> Delegate = static s => s.Age > 60;

    public static IReadOnlyDictionary<string, Action<XnatQuery<MrSessionData>>> All { get; } =
        new Dictionary<string, Action<XnatQuery<MrSessionData>>>(StringComparer.Ordinal)
        {
            ["length"] = q => q.Where(s => s.Label!.Length > 3),
            ["upper case"] = q => q.Where(s => s.Label!.ToUpper() == Word),
            ["trim"] = q => q.Where(s => s.Coil!.Trim() == Word),
            ["substring"] = q => q.Where(s => s.Coil!.Substring(1) == Word),
            ["replace"] = q => q.Where(s => s.Coil!.Replace("a", "b") == Word),
            ["index of"] = q => q.Where(s => s.Coil!.IndexOf(Word) > 0),
            ["letter"] = q => q.Where(s => s.Coil![0] == 'h'),
            ["blank"] = q => q.Where(s => string.IsNullOrWhiteSpace(s.Coil)),
            ["concatenation"] = q => q.Where(s => s.Coil + s.Operator == Word),
            ["text order"] = q => q.Where(s => string.Compare(s.Coil, Word) > 0),
            ["compare to"] = q => q.Where(s => s.Coil!.CompareTo(Word) > 0),
            ["regex"] = q => q.Where(s => System.Text.RegularExpressions.Regex.IsMatch(s.Coil!, Word)),
            ["culture"] = q => q.Where(s => s.Coil!.Contains(Word, StringComparison.CurrentCulture)),
            ["arithmetic"] = q => q.Where(s => s.Age + 1 > 60),
            ["negation"] = q => q.Where(s => -s.Age > 60),
            ["modulo"] = q => q.Where(s => s.Delay.Value % 2 == 0),
            ["math"] = q => q.Where(s => Math.Abs(s.Age!.Value) > 60),
            ["narrowing"] = q => q.Where(s => (int)s.Age!.Value == 60),
            ["year"] = q => q.Where(s => s.Date!.Value.Year == 2020),
            ["add days"] = q => q.Where(s => s.Date!.Value.AddDays(1) > new DateOnly(2020, 1, 1)),
            ["two fields"] = q => q.Where(s => s.Coil == s.Operator),
            ["field in field"] = q => q.Where(s => s.Coil!.Contains(s.Operator!)),
            ["coalesce"] = q => q.Where(s => (s.Age ?? 0) > 60),
            ["default"] = q => q.Where(s => s.Age.GetValueOrDefault() > 60),
            ["conditional"] = q => q.Where(s => s.Age > 60 ? s.Coil == Word : s.Operator == Word),
            ["exclusive or"] = q => q.Where(s => s.Age > 60 ^ s.Coil == Word),
            ["own method"] = q => q.Where(s => IsOld(s)),
            ["own method of a field"] = q => q.Where(s => IsGood(s.Coil)),
            ["delegate"] = q => q.Where(s => Delegate(s)),
            ["class"] = q => q.Where(s => (object)s is MrSessionData),
            ["to string"] = q => q.Where(s => s.Age.ToString() == Word),
            ["object's method"] = q => q.Where(s => s.ToString() == Word),
            ["data type"] = q => q.Where(s => s.XsiType == Word),
            ["changes"] = q => q.Where(s => s.HasChanges),
            ["whole object"] = q => q.Where(s => s == null),
            ["rows below"] = q => q.Where(s => s.Sharing.Count > 0),
            ["any row below"] = q => q.Where(s => s.Fields.Any(f => f.Name == Word)),
            ["reference"] = q => q.Where((s, t) => t.Subject.Demographics == null),
            ["name of a variable"] = q => q.Where((s, t) => t.Text(s.Coil!) == Word),
            ["list of fields"] = q => q.Where(s => new[] { s.Coil, s.Operator }.Contains(Word)),
            ["order by a method"] = q => q.OrderBy(s => s.Label!.ToLower()),
            ["order by arithmetic"] = q => q.OrderBy(s => s.Age * 2),
            ["order by the object"] = q => q.OrderBy(s => s),
            ["order by rows"] = q => q.OrderBy(s => s.Fields.Count),
            ["select the object"] = q => q.Select(s => new { s, s.Label }),
            ["select rows"] = q => q.Select(s => s.Scans),
            ["select a method of the object"] = q => q.Select(s => s.ToString()),
            ["select raw data"] = q => q.Select(s => s.Raw.Values),
            ["select a lambda"] = q => q.Select(s => Word.Where(letter => letter == 'a').Count() + s.Age),
        };

    private static bool IsOld(MrSessionData session) => session.Age > 60;

    private static bool IsGood(string? coil) => coil == Word;
}
