#:project ../runtime/Xnat.Typed
#:project ../runtime/Xnat.Typed.Server
#:property PublishAot=false
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

await using var server = await XnatServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));
await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

ProjectData project = await xnat.Projects.GetAsync("P1");
var session = (MrSessionData)await project.Experiments.GetAsync("E1");
await foreach (ImageScanData scan in session.Scans) Console.WriteLine($"{session.Label}: scan {scan.Id} is a {scan.Type}");
