namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>How the values of a list are written into a query string or form.</summary>
public enum CollectionFormat
{
    /// <summary>One value, joined by commas.</summary>
    RefitParameterFormatter = 0,

    /// <summary>One value, joined by commas.</summary>
    Csv = 1,

    /// <summary>One value, joined by spaces.</summary>
    Ssv = 2,

    /// <summary>One value, joined by tabs.</summary>
    Tsv = 3,

    /// <summary>One value, joined by vertical bars.</summary>
    Pipes = 4,

    /// <summary>The key once for each value; an empty list gives nothing.</summary>
    Multi = 5,
}
