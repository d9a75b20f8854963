using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Files that came with a request, unpacked where that was asked for, and how they are to be stored.</summary>
/// <param name="Files">Path and bytes.</param>
/// <param name="Overwrites">Whether existing files are replaced.</param>
internal sealed record Upload(IReadOnlyList<KeyValuePair<string, FileContent>> Files, bool Overwrites)
{
    public string Format { get; init; } = "";

    public string ContentLabel { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Description { get; init; } = "";
}
