using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What may be asked for together.</summary>
internal static class ListingColumns
{
    /// <exception cref="ArgumentException">The lines that XNAT would send could not be put together again.</exception>
    public static IReadOnlyList<IXnatField> Checked(IReadOnlyList<IXnatField> fields, Type itemClass, XnatTypeSet types)
    {
        var lists = fields.Where(IsOfList).ToList();
        if (lists.Select(static field => ((IComposedField)field).Through!.Part).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new ArgumentException(
                "XNAT sends each row of one list with each row of the other; list them one after the other.", nameof(fields));
        if (lists.Find(field => !types.AreRelated(itemClass, field.DataType)) is { } other)
            throw new ArgumentException(
                $"{other} is a list of another object than those that are listed; list those of {other.DataType}.", nameof(fields));
        return fields;
    }

    /// <summary>A column that was asked for is missing: XNAT drops what it does not know without a word.</summary>
    public static XnatContentException NotSent(IXnatField field) => new(
        $"The server did not send {field}, which was asked for; it may not know the field. Compare its schemas, or leave the column out.")
    {
        DataType = field.DataType,
        Field = field.Path,
    };

    /// <summary>Whether a field has a value in each row of a list.</summary>
    public static bool IsOfList(IXnatField field) => field is IComposedField { Through.IsList: true };
}
