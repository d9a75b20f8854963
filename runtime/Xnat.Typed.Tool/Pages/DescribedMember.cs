namespace Xnat.Typed.Tool.Pages;

/// <summary>One member of a type.</summary>
/// <param name="Path">Path from the row, <c>parameters/voxelRes/x</c>.</param>
/// <param name="Kind">
/// How XNAT stores it: <c>value</c>, <c>list of values</c>, <c>group</c>, <c>object</c>, <c>list</c> or <c>raw</c>.
/// </param>
/// <param name="Depth">How many groups it is in.</param>
internal sealed record DescribedMember(string Path, string Kind, int Depth)
{
    /// <summary>The C# property, from the class on: <c>Parameters.VoxelRes.X</c>; <see langword="null"/> where there is none.</summary>
    public string? Property { get; init; }

    /// <summary>Type of the property.</summary>
    public string? PropertyType { get; init; }

    /// <summary>The built-in type of the values.</summary>
    public string? SchemaType { get; init; }

    /// <summary>Data type of the objects, for members that refer to some.</summary>
    public string? Target { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Values that are allowed, in the order of the schema; empty if all are.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    /// <summary>Greatest length in characters.</summary>
    public int? MaxLength { get; init; }

    public string? Default { get; init; }

    public string? Fixed { get; init; }

    /// <summary>
    /// The member that says its unit, and what that is unless it says something else: XML Schema has no units, and XNAT's put them beside.
    /// </summary>
    public string? Unit { get; init; }

    public string Documentation { get; init; } = "";

    /// <summary>Its path in searches, and in addresses that set it; <see langword="null"/> for what is no single value.</summary>
    public string? SearchPath { get; init; }
}
