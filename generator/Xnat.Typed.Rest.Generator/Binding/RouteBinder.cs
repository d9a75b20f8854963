using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Rest.Generator.Model;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Checks a route and puts the parameters into its placeholders.</summary>
internal sealed class RouteBinder(ValueBinder values, Reporter reporter, IMethodSymbol method, AttributeData data)
{
    /// <summary>The route taken apart, or <see langword="null"/> after reporting why not.</summary>
    public static RouteTemplate? Check(string? route, AttributeData data, IMethodSymbol method, Reporter reporter)
    {
        if (route is null)
        {
            reporter.Report(Catalogue.NoRoute, data, method.Name, "its route is not a constant text");
            return null;
        }

        if (route.Contains("\\")) reporter.Report(Catalogue.RouteCharacter, data, route, "a backslash", "write '/'");
        else if (route.IndexOfAny(['\r', '\n']) >= 0) reporter.Report(Catalogue.RouteCharacter, data, OneLine(route), "a line break", "remove it");
        else if (route.Length > 0 && route[0] != '/') reporter.Report(Catalogue.RouteStart, data, route);
        else return Closed(RouteTemplate.Parse(route), route, data, reporter);
        return null;
    }

    public List<RoutePiece> Bind(RouteTemplate template)
    {
        var pieces = new List<RoutePiece>();
        foreach (var piece in template.Pieces)
        {
            if (piece.Name is null) pieces.Add(new(piece.Text));
            else if (Value(piece, piece.Name) is { } value) pieces.Add(new("", value, piece.KeepsSlashes));
        }

        return pieces;
    }

    private static RouteTemplate? Closed(RouteTemplate template, string route, AttributeData data, Reporter reporter)
    {
        if (template.Unclosed is null) return template;
        reporter.Report(Catalogue.Placeholder, data, route, template.Unclosed, "has a brace without its partner; write {name}");
        return null;
    }

    private static string OneLine(string route) => route.Replace("\r", "\\r").Replace("\n", "\\n");

    private ValueModel? Value(RouteTemplate.Piece piece, string name)
    {
        foreach (var parameter in method.Parameters)
        {
            var wireName = AttributeNames.Alias(parameter) ?? parameter.Name;
            var expression = Speller.Identifier(parameter.Name);
            if (Same(wireName, name) || Same(parameter.Name, name)) return Scalar(piece, parameter, parameter.Type, expression, QueryOptions.Of(parameter).Format);
            if (!name.StartsWith(wireName + ".", StringComparison.OrdinalIgnoreCase)) continue;
            var property = ValueBinder.PropertiesOf(parameter.Type).FirstOrDefault(candidate => Same(candidate.Name, name.Substring(wireName.Length + 1)));
            if (property is not null)
                return Scalar(piece, parameter, property.Type, ValueBinder.Read(expression, parameter.Type, property), QueryOptions.Of(property).Format);
        }

        reporter.Report(Catalogue.Placeholder, data, Route, $"{{{piece.Name}}}", "no parameter has; add the parameter, or give one [AliasAs]");
        return null;
    }

    private string Route => AttributeNames.Text(data) ?? "";

    private ValueModel? Scalar(RouteTemplate.Piece piece, IParameterSymbol parameter, ITypeSymbol type, string expression, string? format)
    {
        if (piece.KeepsSlashes && type.SpecialType != SpecialType.System_String && type.TypeKind != TypeKind.Error)
        {
            reporter.Report(Catalogue.Placeholder, data, Route, $"{{**{piece.Name}}}", "must be a string");
            return null;
        }

        if (Shapes.Of(type) == Shape.Value) return values.Value(expression, type, format);
        reporter.Report(Catalogue.ParameterType, parameter, parameter.Name, type.ToDisplayString(), "a part of the path", "use a string, number, date or enumeration");
        return null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
