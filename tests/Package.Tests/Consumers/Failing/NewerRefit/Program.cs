using NewerRefit;
using Xnat.Typed;
using Xnat.Typed.Server;

await using var server = await XnatServer.StartAsync(seed => seed.Project("P1").Subject("S1"));
await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

var subjects = await xnat.CreateApi<ISubjectApi>().ListAsync("P1");
Console.WriteLine(subjects.Contains("\"label\":\"S1\"", StringComparison.Ordinal));
