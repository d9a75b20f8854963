namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public sealed class Period
{
    public int From { get; init; }

    public int? To { get; init; }
}
