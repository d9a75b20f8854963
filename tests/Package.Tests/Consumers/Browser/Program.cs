using Browser;
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

await using var server = await XnatServer.StartAsync(seed => seed
    .Project("P1")
    .Subject("S1")
    .Experiment("E1")
    .Scan("1", "T1")
    .With("parameters/tr", "2300.5"));
await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

var session = (MrSessionData)await xnat.Experiments.GetAsync("E1");
var scan = await session.Scans.OfType<MrScanData>().GetAsync("T1");
Console.WriteLine($"{session.Label} {scan.Id} {scan.Parameters.Tr} {MrScanData.Schema.Parameters.Tr}");

var subjects = await xnat.CreateApi<ISubjectApi>().ListAsync("P1");
Console.WriteLine(subjects.Contains("\"label\":\"S1\"", StringComparison.Ordinal));
try
{
    await xnat.CreateApi<ISubjectApi>().ListAsync("P2");
}
catch (XnatNotFoundException missing)
{
    Console.WriteLine(missing.Message.Split(". ")[0]);
}
