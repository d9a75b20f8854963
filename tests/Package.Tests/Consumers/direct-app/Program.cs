using System.Reflection;
using direct_app;
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

await using var server = await XnatServer.StartAsync(
    new XnatServerOptions { SchemaFolders = [Path.Combine(AppContext.BaseDirectory, "schemas")] },
    seed => seed.Project("P1").Subject("S1").Experiment("E1"));
await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

var project = await xnat.Projects.GetAsync("P1");
var subject = await project.Subjects.GetAsync("S1");
var session = (MrSessionData)await subject.Experiments.GetAsync("E1");
var made = new VolumeData { Label = "V1", Brain = 1234.5 };
made.Variables.Method = VolumeVariables.MethodValue.Manual;
await session.Assessors.CreateAsync(made);

var read = await session.Assessors.GetAsync("V1") as VolumeData;
Console.WriteLine($"{read?.Label} {read?.Brain} {read?.Variables.Method}");
Console.WriteLine(string.Join(
    ' ',
    typeof(VolumeData)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(property => property.Name)
        .Order(StringComparer.Ordinal)));
