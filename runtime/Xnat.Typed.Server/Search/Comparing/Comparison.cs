namespace Xnat.Typed.Server.Search.Comparing;

/// <summary>How a field and a value are compared.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Like,
    In,
    Between,
    IsNull,
    IsNotNull,
}
