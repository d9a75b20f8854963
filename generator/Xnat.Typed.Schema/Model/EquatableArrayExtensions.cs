using System;
using System.Collections.Generic;

namespace Xnat.Typed.Schema.Model;

internal static class EquatableArrayExtensions
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> source)
        where T : IEquatable<T> => EquatableArray<T>.From(source);
}
