namespace Xnat.Typed;

/// <summary>Where a searchable field comes from.</summary>
public enum SearchableFieldSource
{
    /// <summary>The display document of the data type.</summary>
    Schema,

    /// <summary>A custom variable that some project declares.</summary>
    CustomVariable,

    /// <summary>The label within one project.</summary>
    ProjectLabel,
}
