using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Rest.Generator.Model;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>Decides for each parameter where it goes, other than into the path.</summary>
internal sealed class ParameterBinder(ValueBinder values, Reporter reporter, IMethodSymbol method, string verb, RouteTemplate template)
{
    private readonly List<RequestStep> _steps = [];
    private readonly HashSet<string> _roles = [];

    public IReadOnlyList<RequestStep> Steps => _steps;

    /// <summary>Expression of the cancellation token.</summary>
    public string Token { get; private set; } = "default";

    private AttributeData? Multipart { get; } = AttributeNames.Find(method, "Multipart");

    public void Bind()
    {
        if (AttributeNames.Find(method, "QueryUriFormat")?.ConstructorArguments.FirstOrDefault().Value is int format)
            _steps.Add(new(StepKind.UriFormat, UriFormatName(format)));
        if (Multipart is not null) _steps.Add(new(StepKind.Multipart, AttributeNames.Text(Multipart) ?? ""));
        var bodies = method.Parameters.Where(IsBody).ToList();
        if (bodies.Count > 1 || (bodies.Count == 1 && Multipart is not null))
        {
            reporter.Report(Catalogue.TwoBodies, bodies[bodies.Count - 1], method.Name, Multipart is null ? Quoted(bodies) : $"its parts and {Quoted(bodies)}");
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None) Refuse(parameter, "part of a request", "pass it by value");
            else if (bodies.Contains(parameter, SymbolEqualityComparer.Default)) Body(parameter);
            else if (!TryBindMarked(parameter)) BindRest(parameter);
        }
    }

    private static string UriFormatName(int value) => value switch { 2 => "Unescaped", 3 => "SafeUnescaped", _ => "UriEscaped" };

    private static string Quoted(IEnumerable<IParameterSymbol> parameters) => string.Join(" and ", parameters.Select(static parameter => $"'{parameter.Name}'"));

    private static bool Has(ISymbol symbol, string attribute) => AttributeNames.Find(symbol, attribute) is not null;

    private static bool IsToken(IParameterSymbol parameter) => Shapes.Is(Shapes.Bare(parameter.Type), "System.Threading.CancellationToken");

    private static string WireName(IParameterSymbol parameter) => AttributeNames.Alias(parameter) ?? parameter.Name;

    private bool IsInPath(IParameterSymbol parameter) => template.Names(parameter.Name) || template.Names(WireName(parameter));

    private bool IsBody(IParameterSymbol parameter)
    {
        if (Has(parameter, "Body")) return true;
        return verb is "Post" or "Put" or "Patch" &&
            Multipart is null &&
            parameter.Type is { IsReferenceType: true, SpecialType: not SpecialType.System_String } &&
            !IsInPath(parameter) &&
            !template.PropertiesOf(WireName(parameter)).Any() &&
            !new[] { "Query", "Header", "HeaderCollection", "Authorize", "Property" }.Any(name => Has(parameter, name));
    }

    private void Body(IParameterSymbol parameter)
    {
        var arguments = AttributeNames.Find(parameter, "Body")?.ConstructorArguments ?? [];
        var kind = arguments.Select(static argument => argument.Value).OfType<int>().FirstOrDefault();
        var type = parameter.Type;
        var value = new ValueModel(Speller.Identifier(parameter.Name));
        var isText = type.SpecialType == SpecialType.System_String;
        const int UrlEncoded = 2, Default = 0;
        if (Shapes.IsA(type, "System.Net.Http.HttpContent") || Shapes.IsA(type, "System.IO.Stream") || (isText && kind == Default)) _steps.Add(new(StepKind.Body, "", value));
        else if (kind == UrlEncoded && isText) _steps.Add(new(StepKind.FormText, "", value));
        else if (kind != UrlEncoded) _steps.Add(new(StepKind.Json, "", value));
        else if (Shapes.MapOf(type) is { Value.SpecialType: SpecialType.System_Object }) _steps.Add(new(StepKind.FormMap, "", value));
        else if (Shapes.Of(type) is not (Shape.Map or Shape.Object) || !values.TryBind(_steps, isForm: true, "", value.Expression, type, QueryOptions.Of(parameter)))
            Refuse(parameter, "a form", "use IDictionary<string, string?>, or an object with values as properties");
        if (arguments.Any(static argument => argument.Value is true)) _steps.Add(new(StepKind.Buffer, ""));
    }

    private bool TryBindMarked(IParameterSymbol parameter)
    {
        var expression = Speller.Identifier(parameter.Name);
        if (IsToken(parameter))
        {
            Token = parameter.Type.Equals(Shapes.Bare(parameter.Type), SymbolEqualityComparer.Default) ? expression : $"{expression}.GetValueOrDefault()";
            Once(parameter, "cancellation tokens");
            return true;
        }

        if (AttributeNames.Find(parameter, "Header") is { } header) return Header(parameter, new(StepKind.Header, AttributeNames.Text(header) ?? "", values.Value(expression, parameter.Type, null)));
        if (AttributeNames.Find(parameter, "Authorize") is { } authorize)
        {
            Once(parameter, "credentials");
            return Header(parameter, new(StepKind.Authorize, AttributeNames.Text(authorize) ?? "Bearer", values.Value(expression, parameter.Type, null)));
        }

        if (Has(parameter, "HeaderCollection")) return HeaderCollection(parameter, expression);
        if (AttributeNames.Find(parameter, "Property") is not { } property) return false;
        _steps.Add(new(StepKind.Property, AttributeNames.Text(property) ?? parameter.Name, new(expression)));
        return true;
    }

    private bool Header(IParameterSymbol parameter, RequestStep step)
    {
        if (Shapes.Of(parameter.Type) == Shape.Value) _steps.Add(step);
        else Refuse(parameter, "a header", "use a string, number, date or enumeration");
        return true;
    }

    private bool HeaderCollection(IParameterSymbol parameter, string expression)
    {
        Once(parameter, "header collections");
        if (Shapes.Is(parameter.Type, "System.Collections.Generic.IDictionary<TKey, TValue>") &&
            Shapes.MapOf(parameter.Type) is { Key.SpecialType: SpecialType.System_String, Value.SpecialType: SpecialType.System_String })
            _steps.Add(new(StepKind.Headers, "", new(expression)));
        else Refuse(parameter, "headers", "use IDictionary<string, string>");
        return true;
    }

    private void BindRest(IParameterSymbol parameter)
    {
        var options = QueryOptions.Of(parameter);
        if (IsInPath(parameter)) return;
        var name = WireName(parameter);
        var expression = Speller.Identifier(parameter.Name);
        if (Multipart is not null && !options.IsGiven)
        {
            Part(parameter, name, expression);
            return;
        }

        var inPath = template.PropertiesOf(name).ToList();
        var bound = inPath.Count == 0
            ? values.TryBind(_steps, isForm: false, name, expression, parameter.Type, options)
            : values.TryFlatten(_steps, isForm: false, expression, parameter.Type, options.Prefix, options.Delimiter, inPath);
        if (!bound)
            Refuse(parameter, "a query", "use a value, a list of values, IDictionary<string, string?>, or an object with such properties");
    }

    private void Part(IParameterSymbol parameter, string name, string expression)
    {
        var type = parameter.Type;
        var element = Shapes.ElementOf(type);
        if (type.SpecialType == SpecialType.System_String ||
            element?.SpecialType == SpecialType.System_Byte ||
            Shapes.IsA(element ?? type, $"{AttributeNames.Namespace}.MultipartItem") ||
            Shapes.IsA(type, "System.IO.Stream") ||
            Shapes.Is(type, "System.IO.FileInfo")) _steps.Add(new(StepKind.Part, name, new(expression)));
        else if (Shapes.Of(type) == Shape.Value) _steps.Add(new(StepKind.Part, name, values.Value(expression, type, "") with { Format = "" }));
        else Refuse(parameter, "a part", "use StreamPart, ByteArrayPart, FileInfoPart, Stream, byte[], FileInfo or a value, or mark it [Query]");
    }

    private void Once(IParameterSymbol parameter, string role)
    {
        if (!_roles.Add(role)) reporter.Report(Catalogue.Twice, parameter, method.Name, role);
    }

    private void Refuse(IParameterSymbol parameter, string place, string advice) =>
        reporter.Report(Catalogue.ParameterType, parameter, parameter.Name, parameter.Type.ToDisplayString(), place, advice);
}
