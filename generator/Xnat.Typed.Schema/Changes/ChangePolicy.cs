namespace Xnat.Typed.Schema.Changes;

/// <summary>Which sides of a change count.</summary>
internal enum ChangePolicy
{
    /// <summary>All three.</summary>
    All,

    /// <summary>Whether programs compile.</summary>
    Code,

    /// <summary>Whether compiled programs read and write.</summary>
    Data,
}
