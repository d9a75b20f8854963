using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

/// <summary>What must hold for every second run on the same input.</summary>
internal static class CachedRun
{
    private static readonly string[] Watched = [Steps.Bind, Steps.Model, Steps.Problems];

    public static void Assert(GeneratorRunResult result)
    {
        Xunit.Assert.Null(result.Exception);
        var steps = result.TrackedSteps.Where(static step => Watched.Contains(step.Key)).SelectMany(static step => step.Value).ToList();
        Xunit.Assert.NotEmpty(steps);
        var outputs = steps.Concat(result.TrackedOutputSteps.SelectMany(static step => step.Value)).SelectMany(static step => step.Outputs);
        Xunit.Assert.All(outputs, static output => Xunit.Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        foreach (var value in steps.SelectMany(static step => step.Outputs).Select(static output => output.Value)) Walk(value, [], "");
    }

    /// <summary>Values that keep a compilation alive, or that are never equal to a copy of themselves, make the cache useless.</summary>
    private static void Walk(object? value, HashSet<object> seen, string path)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        Xunit.Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Compilation or Location or Diagnostic or Delegate or IDictionary,
            $"{path} is a {value.GetType()}");
        if (value is IEnumerable items)
        {
            Xunit.Assert.True(value.GetType().IsValueType, $"{path} is a {value.GetType()}, which is not compared by content");
            foreach (var item in items) Walk(item, seen, path + "[]");
            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            Walk(field.GetValue(value), seen, $"{path}/{field.Name}");
    }
}
