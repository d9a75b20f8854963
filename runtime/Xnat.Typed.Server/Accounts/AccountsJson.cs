using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Accounts;

/// <summary>How accounts, tokens and what belongs to them are written.</summary>
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(AliasToken))]
[JsonSerializable(typeof(Lockout))]
[JsonSerializable(typeof(ProjectGroup))]
[JsonSerializable(typeof(AccessRequest))]
[JsonSerializable(typeof(Favorite))]
internal sealed partial class AccountsJson : JsonSerializerContext;
