namespace Xnat.Typed.Schema.Model;

/// <summary>Where a type is declared.</summary>
internal sealed record TypePosition(DataTypeName Type, SchemaPosition Position);
