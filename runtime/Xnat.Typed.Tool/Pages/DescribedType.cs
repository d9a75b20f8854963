namespace Xnat.Typed.Tool.Pages;

/// <summary>One type.</summary>
/// <param name="DataType">Its name in <c>xsi:type</c>.</param>
/// <param name="Namespace">Its XML namespace.</param>
/// <param name="Kind">What its objects are: see <see cref="TypeKinds"/>.</param>
/// <param name="Page">Its page, from the first page on.</param>
internal sealed record DescribedType(string DataType, string Namespace, string Kind, string Page)
{
    /// <summary>Name of its C# class; <see langword="null"/> where it has none of its own.</summary>
    public string? Class { get; init; }

    /// <summary>Data type of its base.</summary>
    public string? Base { get; init; }

    /// <summary>Whether XNAT has no objects of exactly this type.</summary>
    public bool IsAbstract { get; init; }

    public string Documentation { get; init; } = "";

    /// <summary>File name of the schema that declares it.</summary>
    public string Schema { get; init; } = "";

    /// <summary>The element that stands at the root of its documents.</summary>
    public string? RootElement { get; init; }

    /// <summary>Where its objects are in the REST interface, with the objects above in braces.</summary>
    public string? Address { get; init; }

    /// <summary>Data types that extend it, those of their own extensions aside.</summary>
    public IReadOnlyList<string> ExtendedBy { get; init; } = [];

    /// <summary>Data types with members of this type.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    /// <summary>Its own members, groups in front of what is in them.</summary>
    public IReadOnlyList<DescribedMember> Members { get; init; } = [];
}
