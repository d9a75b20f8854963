using Xnat.Typed.Server.Dicom;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Tests.Importing;

public sealed class RoutingRulesTests
{
    [Theory]
    [InlineData("(0008,103e):Series (.*):1", "7")]
    [InlineData("(0008,103E):(Series) (.*):2", "7")]
    [InlineData("(0010,0010):nobody:1\n(0010,0020):ID (.*)", "1")]
    [InlineData("(0010,0010):nobody:1", null)]
    [InlineData("(0008,103e):([:1", null)]
    [InlineData("no rule at all", null)]
    [InlineData("", null)]
    public void FirstFittingRuleNamesTheThing(string rules, string? expected)
    {
        var header = DicomReader.Read(new MemoryStream(DicomBytes.Image(DicomBytes.MrImage, "MR", "7")));

        Assert.Equal(expected, RoutingRules.Apply(rules, header));
    }

    [Theory]
    [InlineData(null, "T1", ":2")]
    [InlineData("petmr", "T1", ":2")]
    [InlineData("pet", "T1", ":2")]
    [InlineData("separate", "T1", "_PET:1 _MR:1")]
    [InlineData("separate", "Head_MRAC", ":2")]
    public void StudiesOfBothKindsAreSplitWhereThatIsSet(string? setting, string description, string expected)
    {
        List<DicomFile> study = [Read(DicomBytes.PetImage, "PT", "1", null), Read(DicomBytes.MrImage, "MR", "2", description)];

        Assert.Equal(expected, string.Join(' ', PetMrStudies.Split(study, setting).Select(part => $"{part.Suffix}:{part.Files.Count}")));
    }

    private static DicomFile Read(string sopClass, string modality, string number, string? description) =>
        DicomFile.TryRead("a", ContentStore.Keep(new DicomBytes()
            .Text(
                0x0008,
                0x0016,
                "UI",
                sopClass).Text(
                    0x0008,
                    0x0060,
                    "CS",
                    modality).Text(
                        0x0008,
                        0x103e,
                        "LO",
                        description ?? "").Text(0x0020, 0x000d, "UI", "1.2").Text(0x0020, 0x000e, "UI", "1.2." + number)
            .File(DicomBytes.ExplicitLittle)))!;
}
