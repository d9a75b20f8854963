using System.Buffers;

namespace Xnat.Typed.Model;

/// <summary>Joins the descriptor of a member with one of what stands in it.</summary>
internal static class FieldComposition
{
    // XDAT's parser of paths takes these for its own signs, and a comma ends the column.
    private static readonly SearchValues<char> Signs = SearchValues.Create(",/\\'\"[]@.&<>=");

    /// <summary>The data type of the row in which a field stands: what the member declares, or a type that derives from it.</summary>
    /// <param name="member">What holds the row.</param>
    /// <param name="declared">Data type that the member declares.</param>
    /// <param name="rowClass">Its class.</param>
    /// <param name="fieldType">Data type that declares the field.</param>
    /// <exception cref="ArgumentException">Such a row has no such field.</exception>
    public static string RowType(string member, string declared, Type rowClass, string fieldType)
    {
        if (fieldType == declared || XnatTypeRegistries.ClassOf(fieldType) is not { } declaring || declaring.IsAssignableFrom(rowClass))
            return declared;
        return rowClass.IsAssignableFrom(declaring)
            ? fieldType
            : throw new ArgumentException(
                $"{fieldType} does not stand in {member}: what is there is of {declared}, or derives from it.", nameof(fieldType));
    }

    /// <exception cref="ArgumentException">XNAT cannot name a row by this key.</exception>
    public static void RefuseUnaddressable(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var at = key.AsSpan().IndexOfAny(Signs);
        if (at < 0) at = key.AsSpan().IndexOfAnyInRange('\0', '\x1F');
        if (at < 0) return;
        throw new ArgumentException(
            $"XNAT cannot name a row by a key with {CharacterName.Of(key[at])} in it; load the object and look through its list.",
            nameof(key));
    }
}
