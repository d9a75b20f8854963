namespace Xnat.Typed;

/// <summary>What happens where a session is sent that is there already.</summary>
public enum ImportOverwrite
{
    /// <summary>Nothing of it is touched: the request is refused as a conflict.</summary>
    None,

    /// <summary>What is new is added; what conflicts is refused.</summary>
    Append,

    /// <summary>What is new is added and replaces what conflicts.</summary>
    Delete,
}
