namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>Fixed text of a route, or a value in it.</summary>
/// <param name="Text">Fixed text; empty for a value.</param>
/// <param name="Value">The value, or <see langword="null"/> for fixed text.</param>
/// <param name="KeepsSlashes">Written as <c>{**name}</c>.</param>
internal sealed record RoutePiece(string Text, ValueModel? Value = null, bool KeepsSlashes = false);
