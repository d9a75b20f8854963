namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>How a type can be written into a query string or form.</summary>
internal enum Shape
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As one text.</summary>
    Value,

    /// <summary>As a list of texts.</summary>
    List,

    /// <summary>As pairs with keys of their own.</summary>
    Map,

    /// <summary>As one pair per property.</summary>
    Object,
}
