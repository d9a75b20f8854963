using Xnat.Typed;
using Xnat.Typed.CustomDatatype;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

// The class BloodSampleData is nowhere in this folder: the generator made it from schemas/lab/lab.xsd.
var options = new XnatServerOptions { SchemaFolders = [Path.Combine(AppContext.BaseDirectory, "schemas")] };
await using var server = await XnatServer.StartAsync(options);
await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
Console.WriteLine($"A server that knows lab:bloodSampleData listens on {server.Url}.");

var project = await xnat.Projects.CreateAsync(new ProjectData { Id = "LAB", Name = "Laboratory" });
var subject = await project.Subjects.CreateAsync(new SubjectData { Label = "S1" });

// docs/custom-data-types.md: sample
var sample = new BloodSampleData
{
    Label = "S1_blood",
    Date = new DateOnly(2024, 5, 17),
    VolumeMl = 7.5,
    Fasting = true,
    Tube = Tube.Serum
};
sample.Storage.Freezer = "F2";
sample.Storage.Celsius = -80;
sample.Analytes.Add(new() { Name = "ferritin", Value = 85.2, Unit = "ug/l" });
sample.Analytes.Add(new() { Name = "iron", Value = 17.3, Unit = "umol/l" });
await subject.Experiments.CreateAsync(sample);

sample.Storage.Freezer = "F3";
await sample.SaveAsync();                                                     // one changed value, one request

var read = (BloodSampleData)await project.Experiments.GetAsync("S1_blood");   // it comes back as what it is
// docs/custom-data-types.md: end
Console.WriteLine($"Stored {sample} with {sample.Analytes.Count} analytes and moved it to another freezer.");

var samples = subject.Experiments.OfType<BloodSampleData>();
await foreach (var listed in samples.WithColumns(BloodSampleData.Schema.VolumeMl))
    Console.WriteLine($"Listed {listed.Label}: {listed.VolumeMl} ml.");

Console.WriteLine($"Read {read}: {read.Date:yyyy-MM-dd}, {read.Tube}, fasting {read.Fasting}, freezer {read.Storage.Freezer} "
    + $"at {read.Storage.Celsius} degrees.");
foreach (var analyte in read.Analytes) Console.WriteLine($"  {analyte.Name}: {analyte.Value} {analyte.Unit}");

var isSame = read.Tube == Tube.Serum
    && read.Storage.Freezer == "F3"
    && read.Analytes.Select(analyte => analyte.Name).SequenceEqual(["ferritin", "iron"]);
if (!isSame)
{
    Console.Error.WriteLine("What was read is not what was stored.");
    return 1;
}

Console.WriteLine("Custom datatype: stored and read back.");
return 0;
