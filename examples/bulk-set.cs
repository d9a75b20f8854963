#:project ../runtime/Xnat.Typed
#:project ../runtime/Xnat.Typed.Server
#:property PublishAot=false

// Sets custom variables of subjects from a CSV file: labels in the first column, then a column for each variable. It shows what would
// change, and changes it with --apply. Without arguments on a small site in this process; on yours:
//   dotnet run examples/bulk-set.cs -- https://xnat.example.org PROJECT TABLE.csv [--apply]
// The account is that of XNAT_USER and XNAT_PASS, or else of the netrc file.
using Microsoft.VisualBasic.FileIO;
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

const string SampleTable = """
    subject,diagnosis,age
    S1,patient,63
    S2,control,58
    S3,,71
    """;

if (args is not ([] or [_, _, _] or [_, _, _, "--apply"]))
{
    Console.Error.WriteLine("Give no arguments, or: URL PROJECT TABLE.csv [--apply]");
    return 2;
}

try
{
    using var text = args is [] ? new StringReader(SampleTable) : (TextReader)new StreamReader(args[2]);
    var (variables, lines) = ReadTable(text);

    await using var server = args is [] ? await XnatServer.StartAsync(Sample) : null;
    await using var xnat = await ConnectAsync(server);
    var project = await xnat.Projects.GetAsync(args is [_, var id, ..] ? id : "P1");

    var changes = await PreviewAsync(project, variables, lines);
    if (changes is null) return 1;
    Console.WriteLine($"{changes.Count} values of {changes.DistinctBy(change => change.Subject).Count()} subjects differ");
    if (args is [_, _, _])
    {
        Console.WriteLine("Nothing was changed; --apply changes them.");
        return 0;
    }

    return await ApplyAsync(changes) ? 0 : 1;
}
catch (Exception exception) when (exception is XnatException or ArgumentException or IOException or MalformedLineException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

// One listing for all labels and all present values, however long the table is.
static async Task<List<Change>?> PreviewAsync(ProjectData project, string[] variables, List<string[]> lines)
{
    var groups = await project.VariableDefinitionsAsync<SubjectData>();
    var declared = groups.SelectMany(group => group.Variables).DistinctBy(variable => variable.Name)
        .ToDictionary(variable => variable.Name);
    var columns = variables.Select(name => SubjectData.Schema.Fields.At(name).Then(SubjectData.FieldElement.Schema.Value)).ToArray();
    var subjects = await project.Subjects.WithColumns([.. columns]).FindManyAsync(lines.Select(line => line[0]));

    List<string> problems = [.. variables.Where(name => !declared.ContainsKey(name)).Select(name => $"{name}: no variable of the project")];
    List<Change> changes = [];
    foreach (var (found, line) in subjects.Zip(lines))
    {
        if (found.Item is not { } subject)
        {
            problems.Add($"{found.Key}: {(found.IsMissing ? "no subject" : "several subjects")} of the project");
            continue;
        }

        for (var at = 0; at < variables.Length; at++)
        {
            var (before, after) = (subject.Get(columns[at]), line[at + 1]);
            if (after.Length == 0 || after == before) continue;
            if (declared.TryGetValue(variables[at], out var variable)
                && variable.PossibleValues is { Count: > 0 } possible && !possible.Contains(after))
                problems.Add($"{found.Key}: {variables[at]} is one of {string.Join(", ", possible)}, not {after}");
            Console.WriteLine($"{found.Key,-12} {variables[at],-12} {before ?? "-",-10} -> {after}");
            changes.Add(new(subject, variables[at], after));
        }
    }

    foreach (var problem in problems) Console.Error.WriteLine(problem);
    if (problems.Count == 0) return changes;
    Console.Error.WriteLine("Nothing was changed; mend the table first.");
    return null;
}

static async Task<bool> ApplyAsync(List<Change> changes)
{
    var bySubject = changes.ToLookup(change => change.Subject);
    var report = await bySubject.Select(group => group.Key).ToAsyncEnumerable().ForEachAsync(async (subject, token) =>
    {
        var variables = await subject.VariablesAsync(token);
        foreach (var change in bySubject[subject]) variables.Set(change.Variable, change.Value);
        await variables.SaveAsync(cancellationToken: token);
    });
    foreach (var failed in report.Failed) Console.Error.WriteLine($"{failed.Item.Label}: {failed.Error!.Message}");
    Console.WriteLine(report);
    return report.IsComplete;
}

static (string[] Variables, List<string[]> Lines) ReadTable(TextReader text)
{
    using var parser = new TextFieldParser(text) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
    if (parser.ReadFields() is not [_, .. { Length: > 0 } variables])
        throw new ArgumentException("The table needs a line of headers: one for the labels, then the names of the variables.");
    List<string[]> lines = [];
    while (parser.ReadFields() is { } cells)
    {
        if (cells.Length != variables.Length + 1)
            throw new ArgumentException($"Line {lines.Count + 2} has {cells.Length} cells, the headers {variables.Length + 1}.");
        lines.Add(cells);
    }

    return (variables, lines);
}

Task<XnatClient> ConnectAsync(XnatServer? server)
{
    if (server is not null) return XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
    var hasAccount = Environment.GetEnvironmentVariable("XNAT_USER") is { Length: > 0 };
    return XnatClient.ConnectAsync(args[0], hasAccount ? XnatCredential.FromEnvironment() : XnatCredential.FromNetrc());
}

static void Sample(XnatSeed data)
{
    var project = data.Project("P1")
        .CustomVariable("xnat:subjectData", "diagnosis", "string", "control", "patient")
        .CustomVariable("xnat:subjectData", "age", "integer");
    project.Subject("S1").Field("diagnosis", "control");
    project.Subject("S2").Field("diagnosis", "control").Field("age", "57");
    project.Subject("S3");
}

internal sealed record Change(SubjectData Subject, string Variable, string Value);
