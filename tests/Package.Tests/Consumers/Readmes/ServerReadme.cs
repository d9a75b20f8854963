using Xnat.Typed.Server;

namespace Readmes;

internal static class ServerReadme
{
    public static async Task RunAsync()
    {
        // README: begin
        await using var server = await XnatServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));

        var subjects = await http.GetStringAsync("/data/projects/P1/subjects?format=json");

        server.Faults.AnswerStatus("/data/projects", 503, times: 1);              // as a server does that is being restarted
        using var refused = await http.GetAsync("/data/projects");
        Console.WriteLine($"{subjects.Contains("S1")} {(int)refused.StatusCode} {server.Requests.Count}");
        // README: end
    }
}
