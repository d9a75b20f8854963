using System.Globalization;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Load;

/// <summary>One of many clients: makes subjects, sessions and files, deletes some, and reads in between.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly List<string> subjects = [];
    private readonly HttpClient http;
    private readonly int number;

    public LoadClient(Uri url, int number)
    {
        this.number = number;
        http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "admin");
    }

    /// <summary>Labels of the subjects that it made and did not delete.</summary>
    public IReadOnlyList<string> Subjects => subjects;

    public int Sessions { get; private set; }

    public int Files { get; private set; }

    public int Reads { get; private set; }

    public async Task RunAsync(Func<bool> goesOn)
    {
        for (var round = 0; goesOn(); round++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"C{number}_{round}");
            await SendAsync(HttpMethod.Put, "/data/projects/P1/subjects/" + label);
            await SendAsync(
                HttpMethod.Put,
                $"/data/projects/P1/subjects/{label}/experiments/{label}?xsiType=xnat:mrSessionData&xnat:mrSessionData/date=2020-02-29");
            await SendAsync(
                HttpMethod.Put,
                $"/data/projects/P1/subjects/common/experiments/common/resources/SHARED/files/{label}.txt?inbody=true",
                TestServer.Bytes([1, 2, 3], "application/octet-stream"));
            Files++;
            await ReadBackAsync(label);
            if (round % 3 == 2)
            {
                await SendAsync(HttpMethod.Delete, "/data/projects/P1/subjects/" + label);
                continue;
            }

            subjects.Add(label);
            Sessions++;
            if (round % 10 == 0) await ListAsync();
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>What this client has been told is done must be there for it at once.</summary>
    private async Task ReadBackAsync(string label)
    {
        using var document = JsonDocument.Parse(await SendAsync(
            HttpMethod.Get, $"/data/projects/P1/subjects/{label}/experiments/{label}?format=json"));
        Assert.Equal("2020-02-29", document.RootElement.GetProperty("items")[0].GetProperty("data_fields").GetProperty("date").GetString());
        Reads++;
    }

    /// <summary>
    /// Others write meanwhile, so only this client's own subjects are sure; a listing is of one moment and counts itself.
    /// </summary>
    private async Task ListAsync()
    {
        using var document = JsonDocument.Parse(await SendAsync(HttpMethod.Get, "/data/projects/P1/subjects?columns=label&format=json"));
        var result = document.RootElement.GetProperty("ResultSet");
        var labels = result
            .GetProperty("Result")
            .EnumerateArray()
            .Select(row => row.GetProperty("label").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Subset(labels, subjects.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(labels.Count.ToString(CultureInfo.InvariantCulture), result.GetProperty("totalRecords").GetString());
        Reads++;
    }

    private async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path} answered {(int)response.StatusCode}: {text}");
        return text;
    }
}
