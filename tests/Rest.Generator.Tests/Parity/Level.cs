using System.Runtime.Serialization;

namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public enum Level
{
    Low,

    [EnumMember(Value = "very high")]
    High,
}
