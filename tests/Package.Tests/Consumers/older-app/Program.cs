using Lab.Older;
using Xnat.Typed.Model;

var volume = new VolumeData { Brain = 2.5 };
Console.WriteLine($"{volume.Brain} {VolumeData.Schema.Brain} {XnatModels.Create("lab:volumeData")?.GetType().FullName}");
