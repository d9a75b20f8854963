using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>A condition on the rows of a listing. It is asked of the server as far as its language goes, and decided here.</summary>
/// <param name="Field">What is compared.</param>
/// <param name="Sent">
/// The condition in XNAT's language, which lets all rows through that meet it; <see langword="null"/> if there is none.
/// </param>
/// <param name="IsMet">Decides.</param>
internal sealed record ListingFilter(IXnatField Field, string? Sent, Func<XnatObject, bool> IsMet)
{
    public static ListingFilter OneOf<T>(XnatField<T> field, IReadOnlyList<T> values) =>
        new(field, FilterText.OneOf(values), item => values.Contains(item.Get(field)!));

    public static ListingFilter Between<T>(XnatField<T?> field, T from, T to)
        where T : struct, IComparable<T> =>
        new(
            field,
            FilterText.Between(from, to),
            item => item.Get(field) is { } value && value.CompareTo(from) >= 0 && value.CompareTo(to) <= 0);

    public static ListingFilter Like(XnatField<string?> field, string pattern) =>
        new(field, FilterText.Pattern(pattern), item => item.Get(field) is { } text && StarPattern.IsMatch(text, pattern));
}
