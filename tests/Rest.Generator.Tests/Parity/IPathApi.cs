namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public interface IPathApi
{
    [Get("")]
    Task<HttpResponseMessage> EmptyAsync();

    [Get("/")]
    Task<HttpResponseMessage> SlashAsync();

    [Get("/p/{name}")]
    Task<HttpResponseMessage> NameAsync(string? name);

    [Get("/p/{NAME}/q")]
    Task<HttpResponseMessage> OtherCaseAsync(string name);

    [Get("/p/{id}")]
    Task<HttpResponseMessage> AliasAsync([AliasAs("id")] string name);

    [Get("/{a}/{a}/{b}")]
    Task<HttpResponseMessage> RepeatedAsync(string a, int b);

    [Get("/p/{n}.{ext}/x-{n}")]
    Task<HttpResponseMessage> MixedAsync(string n, string ext);

    [Get("/files/{**path}")]
    Task<HttpResponseMessage> CatchAllAsync(string path);

    [Get("/{**owner}/files/{**path}")]
    Task<HttpResponseMessage> TwoCatchAllsAsync(string owner, string path);

    [Get("/p/{day}")]
    Task<HttpResponseMessage> FormatAsync([Query(Format = "yyyy-MM-dd")] DateTime day);

    [Get("/p/{filter.Name}")]
    Task<HttpResponseMessage> PropertyAsync(Filter filter);

    [Get("/p/{level}")]
    Task<HttpResponseMessage> EnumAsync(Level level);

    [Get("/p?fixed=a%20b")]
    Task<HttpResponseMessage> FixedPairAsync(string? x);

    [Get("/p?id={id}")]
    Task<HttpResponseMessage> PlaceholderInQueryAsync(string? id);

    [Get("/p?")]
    Task<HttpResponseMessage> LoneQuestionMarkAsync(string? x);
}
