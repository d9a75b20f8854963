namespace Xnat.Typed.Server.Search.Documents;

/// <summary>A column that a search asks for.</summary>
/// <param name="Element">The data type that it belongs to.</param>
/// <param name="Id">Id of a display field, with or without an argument, or a path of the schema.</param>
internal sealed record SearchField(string Element, string Id)
{
    public int Sequence { get; init; }

    public string Type { get; init; } = "";

    public string Header { get; init; } = "";

    /// <summary>The argument of a field that takes one, where it does not stand in the id.</summary>
    public string Value { get; init; } = "";

    public bool IsVisible { get; init; } = true;
}
