namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class Filter
{
    public string? Name { get; init; }

    [AliasAs("max")]
    public int? Maximum { get; init; }

    [Query(Format = "yyyy-MM-dd")]
    public DateTime? Since { get; init; }

    public Period? Period { get; init; }
}
