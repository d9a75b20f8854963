namespace Xnat.Typed.Model;

/// <summary>A row on the way to another one below it.</summary>
/// <param name="Member">Path of the member that holds it, within the row above.</param>
/// <param name="RowType">Data type of the row.</param>
/// <param name="Key">Which row of a list.</param>
/// <param name="Outer">The row above; <see langword="null"/> where that is the object.</param>
internal sealed record XnatLink(string Member, string RowType, XnatRowKey? Key, XnatLink? Outer)
{
    /// <summary>The way from the object to a value in this row, or to what stands in a row below.</summary>
    public XnatStep To(string path, XnatStep? inner)
    {
        var step = new XnatStep(Member, RowType, path) { Key = Key, Inner = inner };
        return Outer is null ? step : Outer.To("", step);
    }
}
