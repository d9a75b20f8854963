using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Search.Saved;

/// <summary>How stored searches are kept.</summary>
[JsonSerializable(typeof(SavedSearch))]
internal sealed partial class SavedSearchJson : JsonSerializerContext;
