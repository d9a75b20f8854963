using System.Collections;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>Walks everything that a cached value holds.</summary>
internal static class ObjectGraph
{
    public static void AssertHoldsNothingOfTheCompiler(object? root, string step)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        while (open.TryPop(out var node))
        {
            if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node)) continue;
            Assert.False(IsForbidden(node), $"Step {step} caches a {node.GetType().FullName}");
            if (node is IEnumerable items)
                foreach (var item in items) open.Push(item);
            foreach (var field in Fields(node.GetType())) open.Push(field.GetValue(node));
        }
    }

    private static bool IsForbidden(object node) => node
        is ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Compilation or Location or Diagnostic or AdditionalText or SourceText
            or XObject or Delegate;

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
            foreach (var field in level.GetFields(
                BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                yield return field;
    }
}
