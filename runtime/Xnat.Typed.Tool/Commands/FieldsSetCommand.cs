using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed fields set</c>: sets custom variables, and takes them away.</summary>
internal sealed class FieldsSetCommand
{
    private readonly PlaceOptions places = PlaceOptions.DownToExperiment();
    private readonly Confirmation confirmation = new();

    private readonly Argument<string[]> values = new("NAME=VALUE")
    {
        Description = "What is set; NAME= takes the variable away.", Arity = ArgumentArity.OneOrMore
    };

    public static Command Create(ToolEnvironment environment)
    {
        var parts = new FieldsSetCommand();
        var command = new ExampleCommand(
            "set",
            "Set custom variables of a project, subject or experiment, and read them back.",
            "xnat-typed fields set brain_volume=1200 --project brainimages --experiment ANONYMIZ --yes") { parts.values };
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
        return StorableCheck.WhyNoKey(name) is { } why
            ? throw new MisuseException($"A custom variable cannot be called '{name}': {why}.")
            : (name, text[(sign + 1)..]);
    }

    private async Task<int> RunAsync(
        DataCall call, (PlaceNames Place, List<(string Name, string Value)> Values) order, CancellationToken cancellationToken)
    {
        var place = await Place.FindAsync(call.Xnat, order.Place, cancellationToken).ConfigureAwait(false);
        var owner = FieldsCommand.OwnerOf(place);
        var before = await owner.FieldsAsync(cancellationToken).ConfigureAwait(false);
        var changes = order.Values.Where(change => before.GetValueOrDefault(change.Name, "") != change.Value).ToList();
        List<string> plan = [.. changes.Select(change => PlanOf(change, before.GetValueOrDefault(change.Name)))];
        var isLoss = changes.Exists(change => before.ContainsKey(change.Name));
        if (await confirmation.StopsAsync(call, plan, isLoss, cancellationToken).ConfigureAwait(false) is { } code) return code;
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in changes) set[name] = value;
        return await EachRun.RunAsync(call.Reporter, [.. set.Keys], "set", async name =>
        {
            var change = set[name].Length > 0
                ? owner.SetFieldAsync(name, set[name], cancellationToken)
                : owner.RemoveFieldAsync(name, cancellationToken);
            await change.ConfigureAwait(false);
            return name;
        }).ConfigureAwait(false);
    }

    private static string PlanOf((string Name, string Value) change, string? before)
    {
        if (change.Value.Length == 0) return $"{change.Name}: '{before}' is taken away";
        return before is null ? $"{change.Name}: becomes '{change.Value}'" : $"{change.Name}: '{before}' becomes '{change.Value}'";
    }
}
