using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>Documents by identity: to compare them by content takes as long as they are, for each step.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<SchemaDocument>
{
    public static ReferenceComparer Instance { get; } = new();

    public bool Equals(SchemaDocument left, SchemaDocument right) => ReferenceEquals(left, right);

    public int GetHashCode(SchemaDocument document) => RuntimeHelpers.GetHashCode(document);
}
