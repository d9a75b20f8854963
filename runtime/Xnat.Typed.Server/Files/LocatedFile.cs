using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>A file with the resource and the object that it belongs to.</summary>
internal sealed record LocatedFile(ResourceLocation Location, Row Resource, StoredFile File)
{
    public string ResourceLabel => Resource["label"] ?? "";

    /// <summary>Whether another is of the same resource, reached the same way.</summary>
    public bool IsBeside(LocatedFile other) =>
        ReferenceEquals(Resource, other.Resource) && ReferenceEquals(Location, other.Location);
}
