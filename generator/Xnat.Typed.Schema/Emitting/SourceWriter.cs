using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes indented lines with <c>\n</c>, whatever the machine, and remembers which usings the file needs for them.</summary>
/// <param name="shadowed">Known names that a generated type takes, hence written in full.</param>
internal sealed class SourceWriter(EquatableArray<string> shadowed)
{
    private const int IndentWidth = 4;

    private readonly StringBuilder text = new();
    private readonly HashSet<string> usings = new(StringComparer.Ordinal);
    private int depth;

    /// <summary>The usings of a file in that namespace, sorted: what lies in it or around it is found without one.</summary>
    public IEnumerable<string> UsingsIn(string @namespace) =>
        usings.Where(name => !(@namespace + ".").StartsWith(name + ".", StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>A type of the framework or of the runtime as it is written here.</summary>
    public string Known(string name) => Type(KnownNames.Write(name, shadowed));

    /// <summary>A type as the names were decided: if it is a known one in short, the file needs its using.</summary>
    public string Type(string written)
    {
        if (KnownNames.NamespaceOf(written) is { } name) usings.Add(name);
        return written;
    }

    /// <summary>For types that are written in short without being known names: the core's.</summary>
    public void Use(string @namespace) => usings.Add(@namespace);

    public void Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', depth * IndentWidth).Append(line);
        text.Append('\n');
    }

    /// <summary>Lines that stand together.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n')) Line(line.TrimEnd('\r'));
    }

    /// <summary>A directive, at the margin as editors put it.</summary>
    public void Directive(string line) => text.Append(line).Append('\n');

    public void Open()
    {
        Line("{");
        depth++;
    }

    public void Close()
    {
        depth--;
        Line("}");
    }

    public override string ToString() => text.ToString();
}
