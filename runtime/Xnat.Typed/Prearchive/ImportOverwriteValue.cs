namespace Xnat.Typed;

internal static class ImportOverwriteValue
{
    /// <summary>XNAT takes any word, also <c>none</c>, as the wish to append: the wish for a refusal is said by silence.</summary>
    public static string? Of(ImportOverwrite overwrite) => overwrite switch
    {
        ImportOverwrite.None => null,
        ImportOverwrite.Append => "append",
        ImportOverwrite.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(overwrite), overwrite, "Overwrite is None, Append or Delete."),
    };
}
