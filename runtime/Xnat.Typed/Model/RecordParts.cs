namespace Xnat.Typed.Model;

/// <summary>What a record has besides the cells of its row: of most rows of a listing nothing.</summary>
internal sealed class RecordParts
{
    public Dictionary<string, string>? Values { get; set; }

    public Dictionary<string, string?>? Changes { get; set; }

    public Dictionary<string, XnatValueKind>? Kinds { get; set; }

    public Dictionary<string, XnatRows>? Rows { get; set; }

    public string? SharedLabel { get; set; }
}
