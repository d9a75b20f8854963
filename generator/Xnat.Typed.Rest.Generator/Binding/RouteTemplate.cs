using System;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Rest.Generator.Binding;

/// <summary>A route taken apart into fixed text and placeholders.</summary>
internal sealed class RouteTemplate
{
    private RouteTemplate(IReadOnlyList<Piece> pieces, string? unclosed)
    {
        Pieces = pieces;
        Unclosed = unclosed;
    }

    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The rest of the route behind a brace that is never closed, or that closes nothing.</summary>
    public string? Unclosed { get; }

    public static RouteTemplate Parse(string route)
    {
        // A fragment is never sent, and a question mark alone asks nothing.
        var fragment = route.IndexOf('#');
        var text = (fragment < 0 ? route : route.Substring(0, fragment)).Replace("\r", "").Replace("\n", "");
        if (text.EndsWith("?", StringComparison.Ordinal)) text = text.Substring(0, text.Length - 1);
        var pieces = new List<Piece>();
        var position = 0;
        while (position < text.Length)
        {
            var brace = text.IndexOfAny(['{', '}'], position);
            if (brace < 0) brace = text.Length;
            if (brace > position) pieces.Add(new(text.Substring(position, brace - position), null, false));
            if (brace == text.Length) break;
            var end = text[brace] == '}' ? -1 : text.IndexOf('}', brace);
            if (end < 0) return new(pieces, text.Substring(brace));
            var name = text.Substring(brace + 1, end - brace - 1);
            var keepsSlashes = name.StartsWith("**", StringComparison.Ordinal);
            pieces.Add(new("", keepsSlashes ? name.Substring(2) : name, keepsSlashes));
            position = end + 1;
        }

        return new(pieces, null);
    }

    /// <summary>Whether a placeholder has exactly this name.</summary>
    public bool Names(string name) => Pieces.Any(piece => string.Equals(piece.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The properties that placeholders read from an object of this name.</summary>
    public IEnumerable<string> PropertiesOf(string name) =>
        Pieces.Where(piece => piece.Name?.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) is true).Select(piece => piece.Name!.Substring(name.Length + 1));

    /// <summary>Fixed text, or a placeholder.</summary>
    internal sealed record Piece(string Text, string? Name, bool KeepsSlashes);
}
