namespace Xnat.Typed.Model;

/// <summary>How two texts of a field are compared.</summary>
internal enum XnatValueKind
{
    /// <summary>Letter by letter; enumerations and what is not known better, too.</summary>
    Text,

    /// <summary>Floating point: <c>42</c> is <c>4.2E1</c>.</summary>
    Double,

    /// <summary>Integers and decimals: all digits count, zeros around them do not.</summary>
    Exact,

    /// <summary><c>1</c> is <c>true</c>.</summary>
    Boolean,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Times of a day, by the clock of the server.</summary>
    Time,

    /// <summary>Moments, by the clock of the server.</summary>
    DateTime,
}
