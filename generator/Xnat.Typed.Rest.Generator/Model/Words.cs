namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>Types that generated code needs, spelled so that they bind in the interface's file whatever else is called like them.</summary>
internal sealed record Words(
    string Request,
    string Connection,
    string Text,
    string Implementations,
    string CollectionFormat,
    string HttpMethod,
    string UriFormat,
    string GeneratedCode,
    string ModuleInitializer);
