using System.Reflection;
using Xnat.Typed.Model;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>The data types that <c>Xnat.Typed</c> itself has classes for: the same that it tells the generator in its attributes.</summary>
internal static class ProvidedTypes
{
    public static EquatableArray<ProvidedType> OfRuntime() =>
        typeof(XnatClient).Assembly.GetCustomAttributes<XnatProvidedTypeAttribute>()
            .Select(type => new ProvidedType(type.DataType, type.ClassName, type.BaseType, type.Members))
            .OrderBy(type => type.DataType, StringComparer.Ordinal)
            .ToEquatable();
}
