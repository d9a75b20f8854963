using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Writes values, lists, dictionaries and objects into a query string or a form.</summary>
internal sealed class ValueBinder(EnumTexts enums)
{
    private const int MaxDepth = 8;

    public ValueModel Value(string expression, ITypeSymbol type, string? format) =>
        new(expression, string.IsNullOrEmpty(format) ? null : format, string.IsNullOrEmpty(format) ? enums.MethodFor(type) : null);

    /// <summary>Adds the steps for one argument; <see langword="false"/> if its type cannot be written.</summary>
    public bool TryBind(ICollection<RequestStep> steps, bool isForm, string key, string expression, ITypeSymbol type, QueryOptions options)
    {
        if (options.AsString)
        {
            steps.Add(new(isForm ? StepKind.Form : StepKind.Query, key, new($"{expression}{(Shapes.CanBeNull(type) ? "?" : "")}.ToString()")));
            return true;
        }

        switch (Shapes.Of(type))
        {
            case Shape.Value:
                steps.Add(new(isForm ? StepKind.Form : StepKind.Query, key, Value(expression, type, options.Format)));
                return true;
            case Shape.List:
                steps.Add(new(isForm ? StepKind.FormList : StepKind.QueryList, key, Value(expression, Shapes.ElementOf(type)!, options.Format), options.List));
                return true;
            case Shape.Map:
                var (mapKey, mapValue) = Shapes.MapOf(type)!.Value;
                steps.Add(new(isForm ? StepKind.FormMap : StepKind.QueryMap, options.Prefix, Value(expression, mapValue, options.Format), enums.MethodFor(mapKey)));
                return true;
            case Shape.Object:
                return TryFlatten(steps, isForm, expression, type, options.Prefix, options.Delimiter, [], MaxDepth);
            default:
                return false;
        }
    }

    /// <summary>Adds one pair per readable property, but not for those that stand in the path.</summary>
    public bool TryFlatten(
        ICollection<RequestStep> steps,
        bool isForm,
        string expression,
        ITypeSymbol type,
        string prefix,
        string delimiter,
        IReadOnlyCollection<string> without,
        int depth = MaxDepth)
    {
        var properties = PropertiesOf(type);
        if (depth == 0 || properties.Count == 0) return false;
        foreach (var property in properties.Where(property => !without.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var options = QueryOptions.Of(property);
            var key = prefix + options.Prefix + (AttributeNames.Alias(property) ?? JsonName(property) ?? property.Name);
            var read = Read(expression, type, property);
            var isObject = !options.AsString && Shapes.Of(property.Type) == Shape.Object;
            var bound = isObject
                ? TryFlatten(steps, isForm, read, property.Type, key + delimiter, delimiter, [], depth - 1)
                : TryBind(steps, isForm, key, read, property.Type, options with { Prefix = key + delimiter });
            if (!bound) return false;
        }

        return true;
    }

    /// <summary>C# that reads a property of something that may be null.</summary>
    public static string Read(string expression, ITypeSymbol type, IPropertySymbol property) =>
        $"{expression}{(Shapes.CanBeNull(type) ? "?" : "")}.{Speller.Identifier(property.Name)}";

    /// <summary>Public readable properties, base classes last; one that is declared again counts once.</summary>
    public static IReadOnlyList<IPropertySymbol> PropertiesOf(ITypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        for (var current = Shapes.Bare(type); current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            properties.AddRange(current.GetMembers().OfType<IPropertySymbol>().Where(property =>
                property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } &&
                properties.TrueForAll(other => other.Name != property.Name)));
        }

        return properties;
    }

    private static string? JsonName(IPropertySymbol property) =>
        AttributeNames.Text(property.GetAttributes()
            .FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == "System.Text.Json.Serialization.JsonPropertyNameAttribute"));
}
