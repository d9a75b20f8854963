using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Fields;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed fields set</c>: sets custom variables, custom fields and answers to forms, and takes them away.</summary>
internal sealed class FieldsSetCommand
{
    private readonly PlaceOptions places = PlaceOptions.DownToScan();
    private readonly Confirmation confirmation = new();

    private readonly Argument<string[]> values = new("NAME=VALUE")
    {
        Description = "What is set, such as hand=left, or Visit.score=7 of the form Visit; NAME= takes it away.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> file = FieldsCommand.File();

    private readonly Option<bool> all = new("--unchecked")
    {
        Description = "Set values that are not as the project declares them, and forms that are not filled in as they ask.",
    };

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new FieldsSetCommand();
        var command = new ExampleCommand(
            "set",
            "Set custom variables, custom fields and answers to forms of a project, subject, experiment or scan, and read them back.",
            "xnat-typed fields set brain_volume=1200 --project brainimages --experiment ANONYMIZ --yes",
            "xnat-typed fields set Visit.score=7 Visit.fasting=true --project brainimages --subject ANONYMIZ",
            "xnat-typed fields set motion=3 --project brainimages --experiment ANONYMIZ --scan 4")
        {
            parts.values, parts.file, parts.all,
        };
        parts.places.AddTo(command);
        parts.confirmation.AddTo(command);
        return DataCommand.OfWork(environment, command, "fields get shows what was set.").Does(
            parsed => (Place: ResourcesCommand.Required(parts.places.Read(parsed)), Values: parts.Read(parsed)), parts.RunAsync);
    }

    private List<(string Name, string Value)> Read(ParseResult parsed) => [.. parsed.GetValue(values)!.Select(Parse)];

    private static (string Name, string Value) Parse(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign < 1) throw new MisuseException($"'{text}' sets nothing; write NAME=VALUE.");
        var name = text[..sign];
        // A name with a dot is that of a form's field; which forms there are is for the server to say.
        return !name.Contains('.', StringComparison.Ordinal) && StorableCheck.WhyNoKey(name) is { } why
            ? throw new MisuseException($"A custom variable cannot be called '{name}': {why}.")
            : (name, text[(sign + 1)..]);
    }

    private async Task<int> RunAsync(
        DataCall call, (PlaceNames Place, List<(string Name, string Value)> Values) order, CancellationToken cancellationToken)
    {
        var place = await Place.FindAsync(call.Xnat, order.Place, cancellationToken).ConfigureAwait(false);
        var read = await FieldsOfObject.ReadAsync(place, call.Parsed.GetValue(file), needsDeclared: true, cancellationToken)
            .ConfigureAwait(false);
        var changes = Changes(read, order.Values);
        var writer = new FieldWriter(read, call.Parsed.GetValue(all));
        await writer.PrepareAsync(changes.Values, cancellationToken).ConfigureAwait(false);
        List<string> plan = [.. changes.Values.Select(static change => change.Plan)];
        var isLoss = changes.Values.Any(static change => change.Before is not null);
        if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
        return await EachRun.RunAsync(call.Reporter, [.. changes.Keys], "set", async name =>
        {
            await writer.SendAsync(changes[name], cancellationToken).ConfigureAwait(false);
            return name;
        }).ConfigureAwait(false);
    }

    /// <summary>By name, the last one where something is set twice; what is so already is none.</summary>
    private static Dictionary<string, FieldChange> Changes(FieldsOfObject read, IEnumerable<(string Name, string Value)> values)
    {
        var changes = new Dictionary<string, FieldChange>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            var key = read.Names.Find(name);
            var change = new FieldChange(key, name, value, read.Value(key));
            if (change.IsChange) changes[name] = change;
        }

        return changes;
    }
}
