using System.Globalization;
using System.Numerics;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Binding;

/// <summary>Each number type of XML Schema (part 2, clause 3) is a C# type that holds its values.</summary>
public class BuiltInTypeTests
{
    [Theory]
    [InlineData("byte", "-128", "127", "int")]
    [InlineData("short", "-32768", "32767", "int")]
    [InlineData("int", "-2147483648", "2147483647", "int")]
    [InlineData("long", "-9223372036854775808", "9223372036854775807", "long")]
    [InlineData("unsignedByte", "0", "255", "int")]
    [InlineData("unsignedShort", "0", "65535", "int")]
    [InlineData("unsignedInt", "0", "4294967295", "long")]
    [InlineData("unsignedLong", "0", "18446744073709551615", "ulong")]
    public void BoundedNumberIsATypeThatHoldsItsLeastAndItsGreatest(string type, string least, string greatest, string expected)
    {
        var name = TypeNameOf(type);

        Assert.Equal(expected, name);
        var (from, to) = RangeOf(name);
        Assert.InRange(BigInteger.Parse(least, CultureInfo.InvariantCulture), from, to);
        Assert.InRange(BigInteger.Parse(greatest, CultureInfo.InvariantCulture), from, to);
    }

    [Theory]
    [InlineData("integer")]
    [InlineData("nonNegativeInteger")]
    [InlineData("positiveInteger")]
    [InlineData("nonPositiveInteger")]
    [InlineData("negativeInteger")]
    public void IntegerWithoutBoundIsAsLargeAsAColumnOfXnat(string type) => Assert.Equal("long", TypeNameOf(type));

    [Theory]
    [InlineData("decimal", "decimal")]
    [InlineData("float", "double")]
    [InlineData("double", "double")]
    public void FractionIsATypeOfItsPrecision(string type, string expected) => Assert.Equal(expected, TypeNameOf(type));

    [Fact]
    public void RestrictedUnsignedLongStaysOne() => Assert.Equal(
        "ulong",
        TestSchema.Name("""
            <xs:simpleType name="count"><xs:restriction base="xs:unsignedLong"/></xs:simpleType>
            <xs:complexType name="a"><xs:attribute name="n" type="lab:count"/></xs:complexType>
            """).Types[0].Members[0].TypeName);

    private static string TypeNameOf(string type) =>
        TestSchema.Name($"<xs:complexType name=\"a\"><xs:attribute name=\"n\" type=\"xs:{type}\"/></xs:complexType>")
            .Types[0].Members[0].TypeName;

    private static (BigInteger From, BigInteger To) RangeOf(string name) => name switch
    {
        "int" => (int.MinValue, int.MaxValue),
        "long" => (long.MinValue, long.MaxValue),
        "ulong" => (ulong.MinValue, ulong.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no whole number"),
    };
}
