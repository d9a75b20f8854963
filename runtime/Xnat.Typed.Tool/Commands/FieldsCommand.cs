using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Fields;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed fields</c>: custom variables, custom fields and forms of a project, subject, experiment or scan.</summary>
internal static class FieldsCommand
{
    public static Command Create(ToolEnvironment environment) => new(
        "fields", "Read and set custom variables and forms, list those that a project declares, and fetch them for typed properties in C#.")
    {
        Get(environment),
        FieldsSetCommand.Create(environment),
        List(environment),
        FieldsPullCommand.Create(environment),
        FieldsCheckCommand.Create(environment),
    };

    /// <summary>The option by which declarations come out of a file.</summary>
    public static Option<string?> File() => new("--file", "-f")
    {
        Description = "What the project declares, as fields pull wrote it. Default: what the server says.", HelpName = "FILE",
    };

    private static Command Get(ToolEnvironment environment)
    {
        var places = PlaceOptions.DownToScan();
        var file = File();
        var names = new Argument<string[]>("NAME")
        {
            Description = "Names, such as hand, or Visit.score of the form Visit; without them all.", Arity = ArgumentArity.ZeroOrMore
        };
        var command = new ExampleCommand(
            "get",
            "Read the custom variables, custom fields and answers to forms of a project, subject, experiment or scan.",
            "xnat-typed fields get --project brainimages --subject ANONYMIZ",
            "xnat-typed fields get brain_volume Visit.score --project brainimages --experiment ANONYMIZ --json") { names, file };
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => (
                Place: ResourcesCommand.Required(places.Read(parsed)), Names: parsed.GetValue(names) ?? [], File: parsed.GetValue(file)),
            static async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Place, cancellationToken).ConfigureAwait(false);
                var read = await FieldsOfObject.ReadAsync(
                    place, order.File, order.Names.Any(static name => name.Contains('.', StringComparison.Ordinal)), cancellationToken)
                    .ConfigureAwait(false);
                return Show(call.Reporter, read, order.Names);
            });
    }

    private static int Show(Reporter reporter, FieldsOfObject read, string[] names)
    {
        var asked = names.Length == 0
            ? read.Keys.Select(key => (Name: read.Names.NameOf(key), Key: key)).ToList()
            : [.. names.Select(name => (Name: name, Key: read.Names.Find(name)))];
        var table = reporter.Table(["name", "value"]);
        var missing = new List<string>();
        foreach (var (name, key) in asked)
        {
            if (read.Value(key) is { } value) table.Add(name, [name, value]);
            else missing.Add(name);
        }

        table.End();
        foreach (var name in missing) reporter.Complain($"{name}: it has no value.");
        if (missing.Count == 0) return ExitCodes.Done;
        return missing.Count < asked.Count ? ExitCodes.PartlyDone : ExitCodes.Failed;
    }

    private static Command List(ToolEnvironment environment)
    {
        var places = PlaceOptions.OfProject();
        var file = new Option<string?>("--file", "-f")
        {
            Description = "List what a file declares that fields pull wrote, without asking a server.", HelpName = "FILE",
        };
        var type = new Option<string>("--type")
        {
            Description = "Data type of the objects that have them.",
            HelpName = "TYPE",
            DefaultValueFactory = _ => "xnat:subjectData",
        };
        var command = new ExampleCommand(
            "list",
            "List the custom variables and the fields of forms that a project declares for a data type.",
            "xnat-typed fields list --project brainimages --type xnat:mrSessionData",
            "xnat-typed fields list --file xnat-fields.json --type xnat:mrSessionData") { type, file };
        places.AddTo(command);
        var data = DataCommand.OfTable(environment, command);
        return data.Does(
            parsed => (Place: PlaceOrFile(places.Read(parsed), parsed.GetValue(file)), Type: parsed.GetValue(type)!),
            async (parsed, order, reporter, cancellationToken) =>
            {
                if (parsed.GetValue(file) is { } path)
                {
                    ShowDeclared(reporter, await DeclaredFields.OfFileAsync(path, order.Type, cancellationToken).ConfigureAwait(false));
                    return ExitCodes.Done;
                }

                var xnat = await data.ConnectAsync(parsed, reporter, cancellationToken).ConfigureAwait(false);
                await using (xnat.ConfigureAwait(false))
                {
                    var place = await Place.FindAsync(xnat, order.Place, cancellationToken).ConfigureAwait(false);
                    var declared = await DeclaredFields.OfServerAsync(place.Project!, order.Type, cancellationToken).ConfigureAwait(false);
                    if (declared.FormsAreRefused) reporter.Complain("Forms are left out: the site keeps them from this account.");
                    ShowDeclared(reporter, declared);
                    return ExitCodes.Done;
                }
            });
    }

    /// <summary>A file is of one project already.</summary>
    private static PlaceNames PlaceOrFile(PlaceNames names, string? file)
    {
        if (file is null) return ResourcesCommand.Required(names);
        return names.Project is null ? names : throw new MisuseException("--file is of one project; leave --project away.");
    }

    private static void ShowDeclared(Reporter reporter, DeclaredFields declared)
    {
        var names = new FieldNames(declared, [], []);
        var table = reporter.Table(["name", "kind", "required", "values", "label"]);
        foreach (var variable in declared.Variables)
            Add(variable.Name, variable.Kind.ToString(), variable.IsRequired, variable.PossibleValues, null);
        foreach (var (form, field) in declared.Forms.SelectMany(static form => form.Fields.Select(field => (form, field))))
        {
            Add(
                names.NameOf(new(field.Path, form, IsVariable: false)), field.Kind + (field.IsMultiple ? "*" : ""), field.IsRequired,
                field.PossibleValues, field.Label);
        }

        table.End();

        void Add(string name, string kind, bool isRequired, IReadOnlyList<string> values, string? label) =>
            table.Add(name, [name, kind, isRequired, string.Join('|', values), label]);
    }
}
