namespace Xnat.Typed.Model;

/// <summary>The way of a composed field: from an object into one of its rows, and to what stands there.</summary>
/// <param name="Member">Path of the member that holds the row: <c>demographics</c>, <c>fields/field</c>.</param>
/// <param name="RowType">Data type of the row, as far as the field says it.</param>
/// <param name="Path">Path within the row.</param>
internal sealed record XnatStep(string Member, string RowType, string Path)
{
    /// <summary>Whether the member holds several rows.</summary>
    public bool IsList { get; init; }

    /// <summary>Which row of a list it is, by the member that tells them apart; <see langword="null"/> for any.</summary>
    public XnatRowKey? Key { get; init; }

    /// <summary>The way on within the row; <see langword="null"/> where the path ends at a value of it.</summary>
    public XnatStep? Inner { get; init; }

    /// <summary>What names the row among those of an object: the member and, within a list, the key.</summary>
    public string Part => Key is null ? Member : $"{Member}[{Key.Name}={Key.Value}]";
}
