using Xnat.Typed;
using Xnat.Typed.Model;

await using var xnat = await XnatClient.ConnectAsync("https://xnat.example.org", XnatCredential.FromNetrc());
var session = (MrSessionData)await xnat.Experiments.GetAsync("E1");
await foreach (var scan in session.Scans)
    Console.WriteLine($"{scan.Frames} {scan.Qualty} {scan.Parameters}");
