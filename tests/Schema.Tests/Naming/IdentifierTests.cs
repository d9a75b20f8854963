using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Tests.Naming;

public class IdentifierTests
{
    [Theory]
    [InlineData("mrSessionData", "MrSessionData")]
    [InlineData("petmrSessionData", "PetmrSessionData")]
    [InlineData("ID", "Id")]
    [InlineData("UID", "Uid")]
    [InlineData("transaxialFOV", "TransaxialFov")]
    [InlineData("ZRotationAngle", "ZRotationAngle")]
    [InlineData("numRElements", "NumRElements")]
    [InlineData("NVoxels", "NVoxels")]
    [InlineData("dx3DCraniofacialSessionData", "Dx3DCraniofacialSessionData")]
    [InlineData("race2", "Race2")]
    [InlineData("start_time_scan", "StartTimeScan")]
    [InlineData("sop_instance_UID", "SopInstanceUid")]
    [InlineData("half-life", "HalfLife")]
    [InlineData("a.b c", "ABC")]
    [InlineData("abstract", "Abstract")]
    [InlineData("MRSession", "MrSession")]
    [InlineData("größe", "Größe")]
    [InlineData("-", "ItemU002D")]
    [InlineData("3d", "Item3d")]
    public void NamesBecomeIdentifiers(string name, string expected) => Assert.Equal(expected, Identifier.FromName(name));

    [Theory]
    [InlineData("2D", "Value2D")]
    [InlineData("", "Empty")]
    [InlineData("right-handed", "RightHanded")]
    [InlineData("<", "LessThan")]
    [InlineData("a\"; class Evil {}", "AClassEvil")]
    public void ValuesBecomeIdentifiers(string value, string expected) => Assert.Equal(expected, ValueName.Short(value));
}
