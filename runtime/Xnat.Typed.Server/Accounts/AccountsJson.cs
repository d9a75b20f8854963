using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Accounts;

/// <summary>How the records of this room are written.</summary>
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(AliasToken))]
[JsonSerializable(typeof(Lockout))]
[JsonSerializable(typeof(ProjectGroup))]
[JsonSerializable(typeof(AccessRequest))]
[JsonSerializable(typeof(Favorite))]
internal sealed partial class AccountsJson : JsonSerializerContext;
