namespace Xnat.Typed;

/// <summary>How a container is launched.</summary>
public sealed record ContainerLaunchOptions
{
    /// <summary>ID of the project whose settings of the wrapper hold; <see langword="null"/> for those of the site.</summary>
    public string? Project { get; init; }

    /// <summary>Further inputs of the wrapper, by name.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();
}
