namespace Xnat.Typed.Schema.Model;

/// <summary>The value space of a simple type, as far as C# and the JSON of XNAT tell them apart.</summary>
internal enum SimpleKind
{
    /// <summary>Text, and whatever has no better form (<c>xs:anyURI</c>, <c>xs:duration</c>, unions, lists, JSON columns).</summary>
    String,

    /// <summary><c>xs:boolean</c>; XNAT sends <c>1</c>, <c>0</c>, <c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary><c>xs:int</c>, <c>xs:short</c>, <c>xs:byte</c> and the like: fits 32 bits.</summary>
    Int,

    /// <summary>
    /// <c>xs:long</c>, <c>xs:unsignedInt</c>, and <c>xs:integer</c> with what derives from it: XML Schema does not bound that, and XNAT
    /// keeps it in a column of 64 bits at the most.
    /// </summary>
    Long,

    /// <summary><c>xs:unsignedLong</c>: fits 64 bits without a sign.</summary>
    ULong,

    /// <summary><c>xs:float</c> and <c>xs:double</c>; XNAT keeps both in double precision.</summary>
    Double,

    /// <summary><c>xs:decimal</c>.</summary>
    Decimal,

    /// <summary><c>xs:date</c>.</summary>
    Date,

    /// <summary><c>xs:time</c>.</summary>
    Time,

    /// <summary><c>xs:dateTime</c>; XNAT prints a blank instead of the <c>T</c>.</summary>
    DateTime,
}
