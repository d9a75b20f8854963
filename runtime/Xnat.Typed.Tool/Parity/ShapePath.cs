namespace Xnat.Typed.Tool.Parity;

/// <summary>Paths into JSON and XML. The parts are kept apart by a character that names do not have, unlike dots and slashes.</summary>
internal static class ShapePath
{
    public const char Separator = '\u001f';
    private const string AnyItem = "[]";
    private static readonly string Rows = $"ResultSet{Separator}Result{AnyItem}{Separator}";

    public static string Member(string path, string name) => path.Length == 0 ? name : $"{path}{Separator}{name}";

    public static string Item(string path) => path + AnyItem;

    /// <summary>Whether it is a column of a listing, whose names and order are compared as those of a table.</summary>
    public static bool IsColumn(string path) =>
        path.StartsWith(Rows, StringComparison.Ordinal) && path.LastIndexOf(Separator) == Rows.Length - 1;
}
