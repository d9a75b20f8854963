namespace Xnat.Typed;

/// <summary>One entry of a netrc file; without a machine it is the <c>default</c> entry and fits every host.</summary>
internal sealed record NetrcEntry(string? Machine, string? Login, string? Password, string? Account)
{
    public bool IsFor(string host) => Machine is null || string.Equals(Machine, host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The machine alone: the rest is secret.</summary>
    public override string ToString() => $"machine {Machine ?? "(default)"}";
}
