using Lab.Older;
using Xnat.Typed.Model;

var volume = new VolumeData { Brain = 2.5 };
Console.WriteLine($"{volume.Brain} {VolumeData.Schema.Brain} {XnatTypeRegistries.Create("lab:volumeData")?.GetType().FullName}");

var investigator = new InvestigatorData();
investigator.Set(InvestigatorDataFields.Pager, "12");
Console.WriteLine($"{investigator.Get(InvestigatorDataFields.Pager)} "
    + $"{typeof(VolumeData).Assembly.GetType("Lab.Older.UnwantedData") is null}");
