using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Rest.Generator.Problems;

/// <summary>Every problem that the generator reports. A code is never reused; its page is <c>Problems/{code}.md</c>.</summary>
internal static class Catalogue
{
    private const string Category = "Xnat.Typed.Rest";

    public static readonly DiagnosticDescriptor NoRoute = new(
        "XNR001",
        "Member of a REST interface without a route",
        "'{0}' cannot be sent: {1}; give the method one attribute like [Get(\"/route\")]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every abstract member of a REST interface is a method with exactly one verb attribute whose route is a constant.");

    public static readonly DiagnosticDescriptor RouteStart = new(
        "XNR002",
        "Route does not start with a slash",
        "Route \"{0}\" does not start with '/'; write \"/{0}\"",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A route is joined to the path of the base address as text, so it must bring its own slash.");

    public static readonly DiagnosticDescriptor Placeholder = new(
        "XNR003",
        "Placeholder without a parameter",
        "Route \"{0}\" has a placeholder '{1}' that {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Each {name} in a route is a parameter of the method, by its name or its [AliasAs] name, or {parameter.Property}; {**name} takes a string.");

    public static readonly DiagnosticDescriptor TwoBodies = new(
        "XNR004",
        "More than one body",
        "'{0}' has more than one body: {1}; mark one of them [Body] and the others [Query] or [Header]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A request has one body. On POST, PUT and PATCH a parameter of a reference type other than string is a body unless it is marked otherwise.");

    public static readonly DiagnosticDescriptor ReturnType = new(
        "XNR005",
        "Return type is not supported",
        "'{0}' returns {1}; use Task, Task<HttpResponseMessage>, Task<string>, Task<Stream>, Task<HttpContent>, or Task<T> with a T that is read as JSON",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A method is asynchronous and gives the response, its body, a value read as JSON, or nothing.");

    public static readonly DiagnosticDescriptor ParameterType = new(
        "XNR006",
        "Parameter is not supported",
        "Parameter '{0}' is {1}, which cannot be sent as {2}; {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Values, lists of values, dictionaries of values and objects made of them can be sent in a query or form; other places take fewer types.");

    public static readonly DiagnosticDescriptor RouteCharacter = new(
        "XNR007",
        "Route has a character that an address cannot have",
        "Route \"{0}\" contains {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A backslash would be turned into a slash or be escaped, depending on who reads the address; a line break ends the request line.");

    public static readonly DiagnosticDescriptor Unreachable = new(
        "XNR008",
        "REST interface cannot be implemented",
        "'{0}' cannot be implemented: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The implementation is a class of its own in the namespace of the interface: the interface and its methods are not generic, and it can be seen from there.");

    public static readonly DiagnosticDescriptor Twice = new(
        "XNR009",
        "Two parameters of which there can be one",
        "'{0}' has two {1}; keep one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A method has at most one cancellation token, one header collection and one credential.");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "XNR010",
        "C# version is too low",
        "'{0}' needs C# 12 or later for its implementation; set LangVersion to 12 or later",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Generated implementations use file-local types and primary constructors.");

    public static readonly DiagnosticDescriptor Broken = new(
        "XNR090",
        "Generator failed",
        "'{0}' was not implemented because the generator failed: {1}; please report it with the interface",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "This is a fault of the generator, not of your code.");

    private static readonly Dictionary<string, DiagnosticDescriptor> ByCode =
        new[] { NoRoute, RouteStart, Placeholder, TwoBodies, ReturnType, ParameterType, RouteCharacter, Unreachable, Twice, LanguageVersion, Broken }
            .ToDictionary(static descriptor => descriptor.Id);

    public static IReadOnlyCollection<DiagnosticDescriptor> All => ByCode.Values;

    public static Diagnostic ToDiagnostic(Problem problem) =>
        Diagnostic.Create(ByCode[problem.Code], problem.Place.ToLocation(), problem.Arguments.ToArray<object>());
}
