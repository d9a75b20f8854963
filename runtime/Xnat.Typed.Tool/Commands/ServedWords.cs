using System.Globalization;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tool.Commands;

/// <summary>What a person who starts a server wants to know of it.</summary>
internal static class ServedWords
{
    public static IEnumerable<string> About(XnatServer server, XnatServerOptions options)
    {
        var administrators = options.Users.Where(static user => user.IsAdmin).Select(static user => user.Name).ToList();
        // The password that everybody knows is no secret; those that were given are.
        var isKnown = administrators is ["admin"] && options.Users.Any(static user => user is { IsAdmin: true, Password: "admin" });
        yield return isKnown
            ? "Sign in as admin with the password admin."
            : $"Administrators: {string.Join(", ", administrators)}; the passwords are those that were given.";
        foreach (var folder in options.SchemaFolders)
        {
            var count = Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories).Count();
            yield return string.Create(CultureInfo.InvariantCulture, $"Schemas besides the bundled ones: {count} of {folder}");
        }

        yield return options.DataFolder is { } data
            ? $"Everything is kept in {data}."
            : "Everything is in memory, and goes with the server.";
        yield return $"Look at {server.Url} in a browser. Ctrl+C ends the server.";
    }
}
