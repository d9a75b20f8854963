namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>The rows of <c>runtime/Xnat.Typed.Server/Endpoints.md</c>.</summary>
internal static class EndpointTable
{
    public static IReadOnlyList<Endpoint> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed.Server", "Endpoints.md"));
        return [.. lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(Parse)];
    }

    private static Endpoint Parse(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var (method, path) = cells[1].Trim('`').Split(' ') is [var first, var second] ? (first, second) : throw new InvalidDataException($"No method and path: {line}");
        return new Endpoint(method, path, cells[2], [.. cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('`', ','))]);
    }
}
