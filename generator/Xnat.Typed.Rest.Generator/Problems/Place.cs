using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Xnat.Typed.Rest.Generator.Problems;

/// <summary>A position that can be cached: a location would keep its whole syntax tree alive.</summary>
internal sealed record Place(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static Place Of(Location location)
    {
        var span = location.GetLineSpan();
        return new(
            span.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            span.StartLinePosition.Line,
            span.StartLinePosition.Character,
            span.EndLinePosition.Line,
            span.EndLinePosition.Character);
    }

    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));
}
