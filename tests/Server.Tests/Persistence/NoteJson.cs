using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Tests.Persistence;

[JsonSerializable(typeof(Note))]
internal sealed partial class NoteJson : JsonSerializerContext;
