#:property PublishAot=false
// Writes what a package must say of the packages whose files are in it: those of its restored graph that are copied beside the program.
// usage: dotnet run third-party-notices.cs -- HEAD.txt project.assets.json FOLDER_OF_LICENCES NOTICES.txt
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

var (head, assets, licences, target) = (args[0], args[1], args[2], args[3]);
using var graph = JsonDocument.Parse(File.ReadAllBytes(assets));
var folders = graph.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
var text = new StringBuilder($"{Read(head)}\nThe command brings along these packages, as they were published:\n");
var texts = new Dictionary<string, string>(StringComparer.Ordinal);
foreach (var library in graph.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
    .Where(library => library.Value.GetProperty("type").GetString() == "package")
    .OrderBy(library => library.Name, StringComparer.OrdinalIgnoreCase))
    if (FilesOf(library.Value) is { Length: > 0 } files)
        Describe(library.Name.Split('/')[0], library.Name.Split('/')[1], files);

foreach (var (content, title) in texts) text.Append($"\n{new string('-', 80)}\n{title}\n\n{content}\n");
// UTF-8, the same on every machine.
File.WriteAllText(target, text.ToString());

// Those that are copied beside the program; analyzers and packages that only name others have none.
static string[] FilesOf(JsonElement library) =>
    [.. new[] { "runtime", "runtimeTargets", "native" }
        .SelectMany(kind => library.TryGetProperty(kind, out var files) ? files.EnumerateObject().Select(file => file.Name) : [])
        .Select(path => path[(path.LastIndexOf('/') + 1)..])
        .Where(name => name != "_._")
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

void Describe(string name, string version, string[] files)
{
    var folder = folders
        .Select(parent => Path.Combine(parent, name.ToLowerInvariant(), version.ToLowerInvariant()))
        .First(Directory.Exists);
    var metadata = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!.Elements().First();
    string? Value(string element) => metadata.Elements().FirstOrDefault(child => child.Name.LocalName == element)?.Value.Trim();
    var licence = metadata.Elements().FirstOrDefault(child => child.Name.LocalName == "license")
        ?? throw new InvalidOperationException($"{name} {version} names no licence: look for it, and say here which it is");
    var isExpression = (string?)licence.Attribute("type") == "expression";

    text.Append($"\n{name} {version}\n  {Value("copyright") ?? Value("authors")}\n");
    if (Value("projectUrl") is { } address) text.Append($"  {address}\n");
    text.Append($"  Licence: {(isExpression ? licence.Value : "see its text below")}\n");
    text.Append($"  Files: {string.Join(", ", files)}\n");
    var own = isExpression ? LicenceIn(folder) : Path.Combine(folder, licence.Value);
    if (own is not null) Add(own, $"Licence of {name}");
    else Add(Path.Combine(licences, licence.Value + ".txt"), licence.Value);
    foreach (var notices in Directory.EnumerateFiles(folder, "THIRD-PARTY-NOTICES*")) Add(notices, $"Notices of {name}");
}

// Many packages of one maker carry the same text.
void Add(string path, string title)
{
    var content = Read(path).Trim('\n');
    texts[content] = texts.TryGetValue(content, out var others) && others != title ? $"{others}\n{title}" : title;
}

static string? LicenceIn(string folder) => Directory.EnumerateFiles(folder, "LICENSE*", SearchOption.AllDirectories).FirstOrDefault();

static string Read(string path) =>
    string.Join('\n', File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
