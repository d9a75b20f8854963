namespace Xnat.Typed.Schema.Model;

/// <summary>How XNAT stores a member, which decides how it is read, written and generated.</summary>
internal enum MemberKind
{
    /// <summary>One simple value in the row itself.</summary>
    Value,

    /// <summary>A repeated element of simple type: rows with one value each.</summary>
    ValueList,

    /// <summary>An anonymous complex type that occurs once: its members lie in the same row, their paths prefixed.</summary>
    Group,

    /// <summary>A named complex type that occurs once: a row of its own.</summary>
    Reference,

    /// <summary>A named complex type that repeats.</summary>
    ReferenceList,

    /// <summary>An anonymous complex type that repeats: rows of a type that only this member has.</summary>
    RowList,

    /// <summary>Content without a typed form (<c>xs:any</c>, <c>xs:anyType</c>), reachable as raw data only.</summary>
    Raw,
}
