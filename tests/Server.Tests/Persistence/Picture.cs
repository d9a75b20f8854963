using System.Security.Cryptography;
using System.Text;

namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>Everything that a server shows, as one text.</summary>
internal static class Picture
{
    public static async Task<string> OfAsync(TestServer server)
    {
        var picture = new StringBuilder();
        foreach (var path in new[] { "/data/projects?columns=ID,name,description", "/data/prearchive/projects" })
            await ShowAsync(server, path, picture);
        foreach (var project in await server.RowsAsync("/data/projects"))
        {
            var address = $"/data/projects/{project["ID"]}";
            foreach (var path in new[]
            {
                "?format=json",
                "/accessibility",
                "/prearchive_code",
                "/users",
                "/subjects?columns=ID,label,project,insert_date,gender",
                "/experiments?columns=ID,label,project,xsiType,insert_date,subject_label"
            })
                await ShowAsync(server, address + path, picture);
            await ShowFilesAsync(server, address, picture);
            foreach (var subject in await server.RowsAsync(address + "/subjects"))
            {
                await ShowAsync(server, $"/data/subjects/{subject["ID"]}?format=json", picture);
                await ShowAsync(server, $"/data/subjects/{subject["ID"]}/experiments?columns=ID,label", picture);
            }

            foreach (var experiment in await server.RowsAsync(address + "/experiments"))
            {
                await ShowAsync(server, $"/data/experiments/{experiment["ID"]}?format=json", picture);
                await ShowAsync(server, $"/data/experiments/{experiment["ID"]}?format=xml", picture);
                await ShowFilesAsync(server, $"/data/experiments/{experiment["ID"]}", picture);
                await ShowFilesAsync(server, $"/data/experiments/{experiment["ID"]}/scans/ALL", picture);
            }
        }

        return picture.ToString();
    }

    private static async Task ShowAsync(TestServer server, string path, StringBuilder picture)
    {
        using var response = await server.SendAsync(HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync();
        picture
            .Append(path)
            .Append(' ')
            .Append((int)response.StatusCode)
            .Append('\n')
            .Append(text.Replace(server.Server.Url.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal))
            .Append('\n');
    }

    private static async Task ShowFilesAsync(TestServer server, string owner, StringBuilder picture)
    {
        using var listing = await server.SendAsync(HttpMethod.Get, owner + "/files");
        if (!listing.IsSuccessStatusCode) return;
        foreach (var file in await server.RowsAsync(owner + "/files"))
        {
            var bytes = await server.Http.GetByteArrayAsync(file["URI"]);
            picture
                .AppendJoin(' ', file.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"))
                .Append(' ')
                .Append(Convert.ToHexString(SHA256.HashData(bytes)))
                .Append('\n');
        }
    }
}
