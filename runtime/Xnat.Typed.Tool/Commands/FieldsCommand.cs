using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed fields</c>: custom variables of a project, subject or experiment.</summary>
internal static class FieldsCommand
{
    public static Command Create(ToolEnvironment environment) => new(
        "fields", "Read and set custom variables, list those that a project declares, and fetch them for typed properties in C#.")
    {
        Get(environment),
        FieldsSetCommand.Create(environment),
        List(environment),
        FieldsPullCommand.Create(environment),
        FieldsCheckCommand.Create(environment),
    };

    /// <summary>What has the variables.</summary>
    /// <exception cref="MisuseException">Nothing was named.</exception>
    public static IXnatVariableOwner OwnerOf(Place place) => place.Object as IXnatVariableOwner
        ?? throw new MisuseException("Say whose: add --project, --subject or --experiment.");

    private static Command Get(ToolEnvironment environment)
    {
        var places = PlaceOptions.DownToExperiment();
        var names = new Argument<string[]>("NAME")
        {
            Description = "Names of variables; without them all.", Arity = ArgumentArity.ZeroOrMore
        };
        var command = new ExampleCommand(
            "get",
            "Read the custom variables of a project, subject or experiment.",
            "xnat-typed fields get --project brainimages --subject ANONYMIZ",
            "xnat-typed fields get brain_volume --project brainimages --experiment ANONYMIZ --json") { names };
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => (Place: ResourcesCommand.Required(places.Read(parsed)), Names: parsed.GetValue(names) ?? []),
            static async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Place, cancellationToken).ConfigureAwait(false);
                var fields = await OwnerOf(place).FieldsAsync(cancellationToken).ConfigureAwait(false);
                return Show(call.Reporter, fields, order.Names);
            });
    }

    private static int Show(Reporter reporter, XnatFields fields, string[] names)
    {
        string[] missing = [.. names.Where(name => !fields.ContainsKey(name))];
        var shown = names.Length == 0 ? fields.Keys : names.Except(missing, StringComparer.Ordinal);
        var table = reporter.Table(["name", "value"]);
        foreach (var name in shown) table.Add(name, [name, fields[name]]);
        table.End();
        foreach (var name in missing) reporter.Complain($"{name}: there is no such variable.");
        if (missing.Length == 0) return ExitCodes.Done;
        return missing.Length < names.Length ? ExitCodes.PartlyDone : ExitCodes.Failed;
    }

    private static Command List(ToolEnvironment environment)
    {
        var places = PlaceOptions.OfProject();
        var type = new Option<string>("--type")
        {
            Description = "Data type of the objects that have the variables.",
            HelpName = "TYPE",
            DefaultValueFactory = _ => "xnat:subjectData",
        };
        var command = new ExampleCommand(
            "list",
            "List the custom variables that a project declares for a data type.",
            "xnat-typed fields list --project brainimages --type xnat:mrSessionData") { type };
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(
            parsed => (Place: ResourcesCommand.Required(places.Read(parsed)), Type: parsed.GetValue(type)!),
            static async (call, order, cancellationToken) =>
            {
                var place = await Place.FindAsync(call.Xnat, order.Place, cancellationToken).ConfigureAwait(false);
                var groups = await place.Project!.VariableDefinitionsAsync(order.Type, cancellationToken).ConfigureAwait(false);
                var table = call.Reporter.Table(["name", "kind", "required", "values", "group"]);
                foreach (var (group, variable) in groups.SelectMany(static group => group.Variables.Select(each => (group, each))))
                {
                    table.Add(
                        variable.Name,
                        [
                            variable.Name, variable.Kind.ToString(), variable.IsRequired, string.Join('|', variable.PossibleValues),
                            group.Id,
                        ]);
                }

                table.End();
                return ExitCodes.Done;
            });
    }
}
