namespace Xnat.Typed.Rest.Generator.Tests.Generation;

public sealed class LoginForm
{
    [AliasAs("user")]
    public string? User { get; init; }

    public int Days { get; init; }

    public string? Provider { get; init; }
}
