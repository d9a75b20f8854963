using Lab.Imaging;

namespace Named;

/// <summary>What the items in <c>Schemas.props</c> ask for: it compiles only if the classes and members are called so.</summary>
internal static class AskedNames
{
    public static string All()
    {
        var blood = new BloodData { SampleNumber = "B7" };
        var record = new BloodRecord { Volume = 7.5 };
        var pet = new PetData { DataType = "dynamic", KindOfData = "raw" };
        var other = new Lab.FreeSurfer.PetData { Uptake = 2.5 };
        return $"{blood.SampleNumber} {record.Volume} {pet.DataType} {pet.KindOfData} {other.Uptake} {PetData.Schema.KindOfData}";
    }
}
