namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public interface IQueryApi
{
    [Get("/q")]
    Task<HttpResponseMessage> TextAsync(string? x);

    [Get("/q")]
    Task<HttpResponseMessage> OrderAsync(string b, string a);

    [Get("/q")]
    Task<HttpResponseMessage> AliasAsync([AliasAs("xnat:mr/age")] string age);

    [Get("/q")]
    Task<HttpResponseMessage> NullableAsync(int? x);

    [Get("/q")]
    Task<HttpResponseMessage> BooleanAsync(bool x);

    [Get("/q")]
    Task<HttpResponseMessage> DoubleAsync(double x);

    [Get("/q")]
    Task<HttpResponseMessage> DecimalAsync(decimal x);

    [Get("/q")]
    Task<HttpResponseMessage> GuidAsync(Guid x);

    [Get("/q")]
    Task<HttpResponseMessage> EnumAsync(Level x);

    [Get("/q")]
    Task<HttpResponseMessage> NullableEnumAsync(Level? x);

    [Get("/q")]
    Task<HttpResponseMessage> DateTimeAsync(DateTime x);

    [Get("/q")]
    Task<HttpResponseMessage> DateTimeOffsetAsync(DateTimeOffset x);

    [Get("/q")]
    Task<HttpResponseMessage> DateOnlyAsync(DateOnly x);

    [Get("/q")]
    Task<HttpResponseMessage> TimeOnlyAsync(TimeOnly x);

    [Get("/q")]
    Task<HttpResponseMessage> TimeSpanAsync(TimeSpan x);

    [Get("/q")]
    Task<HttpResponseMessage> UriAsync(Uri x);

    [Get("/q")]
    Task<HttpResponseMessage> FormatAsync([Query(Format = "yyyyMMdd")] DateTime x);

    [Get("/q")]
    Task<HttpResponseMessage> ListAsync(string?[]? x);

    [Get("/q")]
    Task<HttpResponseMessage> SpacesAsync([Query(CollectionFormat.Ssv)] IEnumerable<int> x);

    [Get("/q")]
    Task<HttpResponseMessage> TabsAsync([Query(CollectionFormat.Tsv)] IEnumerable<int> x);

    [Get("/q")]
    Task<HttpResponseMessage> PipesAsync([Query(CollectionFormat.Pipes)] IEnumerable<int> x);

    [Get("/q")]
    Task<HttpResponseMessage> RepeatedAsync([Query(CollectionFormat.Multi)] string?[]? x);

    [Get("/q")]
    Task<HttpResponseMessage> LevelsAsync([Query(CollectionFormat.Multi)] Level[] x);

    [Get("/q")]
    Task<HttpResponseMessage> MapAsync([Query] IDictionary<string, string?>? map);

    [Get("/q")]
    Task<HttpResponseMessage> PrefixAsync([Query(".", "pre")] IDictionary<string, string> map);

    [Post("/q")]
    Task<HttpResponseMessage> MapOnPostAsync([Query] IDictionary<string, string?> map);

    [Get("/q")]
    Task<HttpResponseMessage> ObjectAsync(Filter? filter);

    [Get("/q")]
    Task<HttpResponseMessage> DelimiterAsync([Query("-")] Filter filter);
}
